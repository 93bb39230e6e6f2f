"""Signs as print has them: what the last typed one turns into, by language."""

from statements.text.typography.rules import Rules, rules_of

__all__ = ["Rules", "rules_of"]
