"""The only fonts a release may use: whole, static, brought by the set-up, never what a machine happens to have."""
