"""SQLite for small installations, with a gate that lets one writer in after the other (ARCHITECTURE: databases)."""
