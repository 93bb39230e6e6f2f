"""The style sheet of one edition: paper, sides, faces and sizes for its script around the one sheet of rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from releases.fonts.catalogue import families

from .markup import css_string

SHEET = Path(__file__).with_name("sheet.css")
# Roles and the selectors that are set in them; inner roles come last and win.
_ROLES = {
    "text": "body, .name",
    "display": ".headline, .signed, .issued",
    "subhead": ".lead, .appeal, .lead-in, .heading",
    "small": ".note, .remarks, .run-in",
    "sans": ".masthead, .masthead .name, .kind, .foot, .as-of, .group-name, .where, .count, .remark-call, .seal, .source,"
    " .issued-label, .addressee, .call, .back",
}
_OWN_FONTS = ("zh", "zh-Hant", "zh-TW", "zh-HK", "ja", "ko")
_PAPERS = {"A4": "A4", "Letter": "letter"}
# Script: factor for size, factor for lines. Arabic is drawn small, ideographs fill their square.
_SCALES = {
    "ar": (1.2, 1.12),
    "fa": (1.2, 1.12),
    "ur": (1.2, 1.12),
    "ckb": (1.2, 1.12),
    "ps": (1.2, 1.12),
    "he": (1.06, 1.08),
}
_SCALES |= dict.fromkeys(("zh", "ja", "ko"), (0.95, 1.12))


@cache
def style(language: str, direction: str, paper: str) -> str:
    """CSS for one language, direction and paper (`A4` or `Letter`)."""
    start, end = ("left", "right") if direction == "ltr" else ("right", "left")
    base = language.split("-")[0].lower()
    size, leading = _SCALES.get(base, (1.0, 1.0))
    page = f"@page {{ size: {_PAPERS[paper]}; margin: 24mm 22mm 27mm 34mm; margin-{start}: 34mm; margin-{end}: 22mm }}"
    # An address runs from left to right but stands at the side where the page begins. WeasyPrint 70 indents a line that
    # runs from right to left on the wrong side, so there a long name hangs without an indent.
    sides = f".digest {{ text-align: {start} }}"
    if direction == "rtl":
        sides += ".names li { padding-inline-start: 0; text-indent: 0 }"
    scale = f":root {{ --size: {size}; --leading: {leading} }}"
    sheet = SHEET.read_text(encoding="utf-8")
    return "\n".join((page, scale, sheet, _faces(language), _script(base), sides))


def _faces(language: str) -> str:
    rules = []
    for role, selectors in _ROLES.items():
        for tongue in (language, "en", *_OWN_FONTS):
            names = ", ".join(css_string(name) for name in families(role, tongue))
            if tongue == language:
                rules.append(f"{selectors} {{ font-family: {names} }}")
                continue
            # A name in another language, below or at the role's own element.
            which = "[lang]" if tongue == "en" else f'[lang|="{tongue}"]'
            each = [one.strip() for one in selectors.split(",")]
            rules.append(f"{', '.join(f'{one} {which}, {one}{which}' for one in each)} {{ font-family: {names} }}")
    return "\n".join(rules)


def _script(base: str) -> str:
    if base in ("zh", "ja", "ko"):
        # No slant and no hyphen exist here; emphasis is a dot under the paper's own weight, so colour carries it.
        return "em, .source { font-style: normal } em { text-decoration: underline } body { hyphens: none }"
    if base in ("ar", "fa", "ur", "ckb", "ps", "he"):
        return "em, .source, blockquote { font-style: normal } em { font-weight: 600 } body { hyphens: none }"
    return ""
