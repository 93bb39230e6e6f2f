"""Who is named in a comment: `@` and the whole name of somebody."""

import re
from collections.abc import Mapping
from unicodedata import category, normalize

_AT = re.compile(r"(?<!\w)@")


def mentioned(text: str, names: Mapping[int, str]) -> list[int]:
    """The keys of those whose name follows an `@`, in reading order; of two names that fit, the longer one is meant."""
    said = _folded(text)
    known = {key: _folded(name) for key, name in names.items() if name.strip()}
    keys: dict[int, None] = {}
    for sign in _AT.finditer(said):
        fitting = [(len(name), key) for key, name in known.items() if _stands(said, name, sign.end())]
        longest = max(fitting, default=(0, 0))[0]
        keys.update({key: None for length, key in fitting if length == longest})
    return list(keys)


def _stands(text: str, name: str, at: int) -> bool:
    end = at + len(name)
    return text.startswith(name, at) and not text[end : end + 1].isalnum()


def _folded(text: str) -> str:
    """Without case and accents, which capitals lose in some languages."""
    letters = (sign for sign in normalize("NFKD", text.casefold()) if category(sign) != "Mn")
    return " ".join("".join(letters).split())
