"""Ask for a release, and carry it through exactly once."""
