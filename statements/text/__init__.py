"""The text of a statement as pure values: no database, no Django.

`schema` says what a document is, `reading` walks through one, `canonical` makes the digest, `linting` points at
mistakes, `comparing` says what changed, `importing` and `exporting` go from and to plain text.
"""
