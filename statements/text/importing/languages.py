"""Which language a text is written in: its script first, then py3langid among the languages of that script."""

import re
from copy import copy
from functools import cache
from typing import Any

import icu

_SAMPLE = 12_000
_LETTER = re.compile(r"[^\W\d_]")
_ALIASES = {"no": "nb"}
_LATIN = (  # noqa: SIM905 (read as words, not as a column of forty lines)
    "af az bs ca cs cy da de en es et eu fi fr ga gl hr hu id is it ku la lt lv ms nl no oc pl pt ro "
    "sk sl sq sv sw tl tr uz vi"
).split()
_BY_SCRIPT: dict[str, list[str]] = {
    "Latn": _LATIN,
    "Cyrl": ["ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"],
    "Arab": ["ar", "fa", "ur", "ps", "ug"],
    "Deva": ["hi", "mr", "ne"],
    "Beng": ["bn", "as"],
    "Hebr": ["he"],
    "Grek": ["el"],
    "Hang": ["ko"],
    "Hani": ["zh"],
    "Kana": ["ja"],
    "Armn": ["hy"],
    "Geor": ["ka"],
    "Thai": ["th"],
    "Khmr": ["km"],
    "Laoo": ["lo"],
    "Mymr": ["my"],
    "Ethi": ["am"],
    "Taml": ["ta"],
    "Telu": ["te"],
    "Knda": ["kn"],
    "Mlym": ["ml"],
    "Gujr": ["gu"],
    "Guru": ["pa"],
    "Sinh": ["si"],
    "Orya": ["or"],
}


def language_of(text: str) -> str:
    """A BCP 47 tag from a sample of the text; `und` where no letter gives a hint."""
    sample = text[:_SAMPLE]
    script = _main_script(sample)
    candidates = _BY_SCRIPT.get(script, [])
    if len(candidates) == 1:
        return candidates[0]
    if not candidates:
        return "und"
    code, _ = _identifier(script).classify(sample)
    return _ALIASES.get(code, code)


def _main_script(sample: str) -> str:
    counts: dict[str, int] = {}
    for letter in _LETTER.findall(sample):
        script = _script(letter)
        counts[script] = counts.get(script, 0) + 1
    if not counts:
        return ""
    # Japanese is written with more Han than kana at times, but never without kana; Chinese has none.
    kana = counts.pop("Kana", 0)
    if kana and kana >= 0.1 * (kana + counts.get("Hani", 0)):
        counts["Kana"] = kana + counts.pop("Hani", 0)
    return max(counts, key=lambda script: counts[script], default="Kana" if kana else "")


@cache
def _script(letter: str) -> str:
    script: str = icu.Script.getScript(letter).getShortName()
    return {"Hira": "Kana", "Zyyy": "Kana" if letter == "ー" else "Zyyy"}.get(script, script)


@cache
def _model() -> Any:
    # Imported late: the model takes most of a second, and many scripts have one language only.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _identifier(script: str) -> Any:
    """A copy of its own for each script: restricting the shared one would change it under other threads."""
    identifier = copy(_model())
    known = set(identifier.nb_classes)
    identifier.set_languages([language for language in _BY_SCRIPT[script] if language in known])
    return identifier
