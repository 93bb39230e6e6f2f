"""Dashes of hyphens, and the ellipsis of three points."""

from statements.text.typography.replacement import Replacement
from statements.text.typography.rules import Rules

_AFTER_WORD = ".,;:!?)]»”’“\"'%…\ufffc"


def ellipsis(before: str, typed: str, rules: Rules) -> Replacement | None:
    """Three points, not the last three of more, and not within a path."""
    if typed != "." or not before.endswith("..") or before[-3:-2] in (".", "/", "…"):
        return None
    return Replacement(-3, 0, "…")


def dash(before: str, typed: str, rules: Rules) -> Replacement | None:
    """-- and ---; two at the head of a word become a dash with the space behind them, since they may be a command's."""
    if not rules.dash:
        return None
    if typed == " " and before.endswith(" --") and _ends_word(before[-4:-3]):
        return Replacement(-3, -1, rules.dash)
    if typed != "-":
        return None
    if before.endswith("–") or (before.endswith("--") and before[-3:-2] != "-"):
        return Replacement(-2 if before.endswith("–") else -3, 0, "—")
    if before.endswith("-") and _ends_word(before[-2:-1]):
        return Replacement(-2, 0, "–")
    return None


def spaced_hyphen(before: str, typed: str, rules: Rules) -> Replacement | None:
    """A hyphen between spaces within a sentence; between figures it may be a minus."""
    if typed != " " or not rules.dash or not before.endswith(" -"):
        return None
    word = before[-3:-2]
    return Replacement(-2, -1, rules.dash) if _ends_word(word) and not word.isdecimal() else None


def _ends_word(sign: str) -> bool:
    return bool(sign) and (sign.isalnum() or sign in _AFTER_WORD)
