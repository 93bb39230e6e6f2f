"""Names that may be the same, across case, accents and scripts. Pure; it only points, merging is a human act (DOMAIN 29)."""

import re
from functools import lru_cache

import icu

SHORTEST = 5  # consonants: with fewer, names of different bodies are written alike
# What the ways of writing one sound in Latin letters have in common.
SOUNDS = [("tch", "c"), ("sch", "s"), ("kh", "h"), ("ch", "c"), ("sh", "s"), ("zh", "z"), ("th", "t"), ("ph", "f"),
          ("gh", "g"), ("ts", "c"), ("ck", "k"), ("q", "k"), ("w", "v"), ("x", "ks")]  # fmt: skip


@lru_cache(maxsize=1)
def _to_latin() -> icu.Transliterator:
    return icu.Transliterator.createInstance("Any-Latin; Latin-ASCII; NFKD; [:Nonspacing Mark:] Remove; Lower")


def fold(text: str) -> str:
    """The text in small Latin letters, figures and single spaces, whatever script it is in."""
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"[’'ʿʾ.]", "", _to_latin().transliterate(text))))


def skeleton(text: str) -> str:
    """The consonants of a folded text: what different transcriptions of one name have in common; may be empty."""
    words = fold(text)
    for written, sound in SOUNDS:
        words = words.replace(written, sound)
    bare = re.sub(r"[aeiouyj]", "", words)
    return " ".join(re.sub(r"([a-z])\1+", r"\1", bare).split())


def tellable(bones: str) -> bool:
    """Is a skeleton long enough to say anything?"""
    return len(bones.replace(" ", "")) >= SHORTEST
