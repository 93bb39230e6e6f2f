"""What changed between two texts: for a signer who asks before confirming again (DOMAIN 5, 7), for pages and for machines.

`compare` gives changes and `sentences` says them, `operations` gives what `applied` makes the new text of again; all are
made of `threads`.
"""

from statements.text.comparing.applying import DoesNotFit, applied
from statements.text.comparing.change import Change
from statements.text.comparing.changes import compare
from statements.text.comparing.operations import ALGORITHM, operations
from statements.text.comparing.sentences import sentences

__all__ = ["ALGORITHM", "Change", "DoesNotFit", "applied", "compare", "operations", "sentences"]
