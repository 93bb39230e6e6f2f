"""The text and its life until it may circulate."""
