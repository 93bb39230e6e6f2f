"""Append-only memory: what happened, when, by whom."""
