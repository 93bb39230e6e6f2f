"""Plays the real actions with a fictional cast."""
