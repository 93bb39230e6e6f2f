"""Signs as print has them: what the last typed one turns into, by language."""

from statements.text.typography.replacement import Replacement
from statements.text.typography.rules import Rules, rules_of
from statements.text.typography.typeset import typeset

__all__ = ["Replacement", "Rules", "rules_of", "typeset"]
