"""The API: one thin module per word, over the same actions as the pages. No rule lives here; actions decide."""
