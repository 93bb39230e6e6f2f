"""Which font files exist, where the set-up finds them and which letters each is for."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "fonts"
NPM = ROOT / "frontend" / "node_modules"

LATIN_TEXT = "Source Serif 4"
LATIN_DISPLAY = "Source Serif 4 Display"
LATIN_SUBHEAD = "Source Serif 4 Subhead"
LATIN_SMALL = "Source Serif 4 SmText"
LATIN_SANS = "Source Sans 3"
# Names of our own: subsets that keep a foreign name print wrong glyphs as soon as a second file has it.
ARABIC = "Statement Arabic"
CJK = {"JP": "Noto Sans CJK JP", "KR": "Noto Sans CJK KR", "SC": "Noto Sans CJK SC", "TC": "Noto Sans CJK TC"}
SINGLE_SCRIPTS = ("Hebrew", "Georgian", "Armenian", "Devanagari")


@dataclass(frozen=True)
class Face:
    """One file in the font folder. `source` is a path below node_modules; `family` is what style sheets ask for."""

    family: str
    weight: int
    italic: bool
    source: str
    renamed: bool = False

    @property
    def file(self) -> str:
        return f"{self.family.replace(' ', '')}-{self.weight}{'i' if self.italic else ''}.ttf"


def _source(package: str, stem: str, family: str, weights: dict[str, int]) -> list[Face]:
    return [
        Face(family, weight, style.endswith("It"), f"{package}/TTF/{stem}-{style}.ttf")
        for style, weight in weights.items()
    ]


_FULL = {"Regular": 400, "It": 400, "Semibold": 600, "SemiboldIt": 600}
_SHORT = {"Regular": 400, "Semibold": 600}


def _single(script: str, form: str) -> list[Face]:
    slug = f"noto-{form}-{script}".lower()
    return [
        Face(
            single_family(script, form),
            w,
            False,
            f"@fontsource/{slug}/files/{slug}-{script.lower()}-{w}-normal.woff2",
            True,
        )
        for w in (400, 600)
    ]


def single_family(script: str, form: str) -> str:
    """The family that carries one script only, in its `serif` or `sans` form."""
    return f"Statement {script} {'Book' if form == 'serif' else 'Plain'}"


FACES: tuple[Face, ...] = (
    *_source("source-serif", "SourceSerif4", LATIN_TEXT, _FULL),
    *_source("source-serif", "SourceSerif4SmText", LATIN_SMALL, _FULL),
    *_source("source-serif", "SourceSerif4Subhead", LATIN_SUBHEAD, _FULL),
    *_source("source-serif", "SourceSerif4Display", LATIN_DISPLAY, _SHORT),
    *_source("source-sans", "SourceSans3", LATIN_SANS, _FULL),
    *(Face(ARABIC, w, False, f"@fontsource/amiri/files/amiri-arabic-{w}-normal.woff2", True) for w in (400, 700)),
    *(face for script in SINGLE_SCRIPTS for form in ("serif", "sans") for face in _single(script, form)),
)
CJK_FILE = "NotoSansCJK-Regular.ttc"


def cjk_source() -> Path:
    """The collection with every Chinese, Japanese and Korean glyph, from its wheel."""
    found = importlib.util.find_spec("noto_cjk_sans_otc")
    if found is None or found.origin is None:
        raise FileNotFoundError("noto-cjk-sans-otc is not installed")
    return Path(found.origin).parent / CJK_FILE


def _region(language: str) -> str:
    tag = language.lower().replace("_", "-")
    if tag.startswith("ja"):
        return "JP"
    if tag.startswith("ko"):
        return "KR"
    return "TC" if tag.startswith("zh") and any(part in ("hant", "tw", "hk", "mo") for part in tag.split("-")) else "SC"


def families(role: str, language: str) -> list[str]:
    """The families to ask for, in order: `role` is text, display, subhead, small or sans; every list covers every script."""
    main = {"text": LATIN_TEXT, "display": LATIN_DISPLAY, "subhead": LATIN_SUBHEAD, "small": LATIN_SMALL}.get(
        role, LATIN_SANS
    )
    form = "sans" if role == "sans" else "serif"
    ideographs = CJK[_region(language)]
    others = [ARABIC, *(single_family(script, form) for script in SINGLE_SCRIPTS)]
    base = language.split("-")[0].lower()
    # Chinese and Japanese quotation marks and dashes are full-width, so their own font is asked first.
    first = [ideographs, main] if base in ("zh", "ja", "ko") else [main]
    last = [LATIN_SANS if form == "serif" else LATIN_TEXT, ideographs]
    return list(dict.fromkeys([*first, *others, *last]))
