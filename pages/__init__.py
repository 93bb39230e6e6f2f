"""HTML: one thin module per word. No rule lives here; actions decide."""
