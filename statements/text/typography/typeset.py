"""What the sign that was typed last turns into. The browser has the same function (frontend/typography/typeset.mjs).

The editor lets the sign stand as it was typed and puts the replacement in as a step of its own, so that one backspace
takes it back. What was taken back stays: every rule looks for exactly the signs that a hand types, and fires on the
last of them alone.
"""

from collections.abc import Callable

from statements.text.typography import dashes, quotes, spaces
from statements.text.typography.replacement import Replacement
from statements.text.typography.rules import Rules, rules_of

_CODE = ("://", "www.", "@", "=", "<", ">", "{", "}", "\\", "`", "_")
_TYPED = frozenset("\"'«»-. ,:;!?)0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹%‰€£¥₽₴₺")
_RULES: tuple[Callable[[str, str, Rules], Replacement | None], ...] = (
    quotes.quotation_mark,
    quotes.apostrophe,
    quotes.leading_apostrophe,
    spaces.guillemet,
    spaces.before_high_sign,
    spaces.before_late_colon,
    spaces.in_guillemet,
    spaces.before_figure,
    spaces.before_unit,
    dashes.ellipsis,
    dashes.dash,
    dashes.spaced_hyphen,
)


def typeset(text_before: str, typed: str, language: str) -> Replacement | None:
    """The replacement for what stands before the caret and the sign just typed there; nothing where it stays as it is.

    `text_before` is the text of the block up to the caret, without the typed sign. Addresses and code are left alone.
    """
    if typed not in _TYPED or _is_code(text_before):
        return None
    rules = rules_of(language)
    for rule in _RULES:
        if found := rule(text_before, typed, rules):
            return found
    return None


def _is_code(before: str) -> bool:
    """In `code`, or in a word that holds signs which no prose has; a space ends it."""
    if before.count("`") % 2:
        return True
    word = before[_start_of_word(before) :]
    return any(sign in word for sign in _CODE) or word.startswith(("/", "~/", "./", "../"))


def _start_of_word(before: str) -> int:
    at = len(before)
    while at and not before[at - 1].isspace():
        at -= 1
    return at
