"""The PDF's own words, one file per language; the statement's words are never touched here."""
