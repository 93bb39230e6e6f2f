"""The editor's line to the server: one working copy, everybody who has it open, and the steps between them (docs/editing.md)."""
