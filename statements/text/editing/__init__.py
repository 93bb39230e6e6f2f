"""The text as the editor holds it: a tree of nodes that changes by steps (docs/formats.md).

`nodes.json` is the one definition of the tree; the browser reads it too. Notes stand where they are called, so that they
move with their words and cannot be orphaned; a document keeps them in a list of their own.
"""
