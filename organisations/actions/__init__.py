"""Changes to the directory of organisations."""
