"""The directory of allies: found, shown, added, changed, imported."""
