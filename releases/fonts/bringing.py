"""Fetch the fonts from where the package managers left them, once, into the folder that releases print from."""

from __future__ import annotations

import hashlib
import json
import shutil
import unicodedata
from pathlib import Path
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont

from .catalogue import CJK_FILE, FACES, FOLDER, NPM, Face, cjk_source

STAMP = "stamp.json"
COVERAGE = "coverage.json"
CONFIG = "fonts.conf"
_RECIPE = 4  # raised when the conversion changes, so that old folders are made anew

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <!-- No system folder is named here, so no letter can come from a font that the set-up did not bring. -->
  <dir>{folder}/files</dir>
  <cachedir>{folder}/cache</cachedir>
</fontconfig>
"""


def bring(target: Path = FOLDER, *, npm: Path = NPM) -> bool:
    """Fill `target` with every font of the catalogue; False when it was complete already (a few milliseconds).

    Raises FileNotFoundError naming the first package that is not installed.
    """
    sources = {face.file: npm / face.source for face in FACES} | {CJK_FILE: cjk_source()}
    stamp = _stamp(sources)
    if _is_current(target, stamp, sources):
        return False
    fresh = target.with_name(target.name + ".fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "files").mkdir(parents=True)
    for face in FACES:
        _place(face, npm / face.source, fresh / "files" / face.file)
    shutil.copyfile(sources[CJK_FILE], fresh / "files" / CJK_FILE)
    (fresh / CONFIG).write_text(_configuration(target))
    (fresh / COVERAGE).write_text(json.dumps(_coverage(fresh / "files")))
    (fresh / STAMP).write_text(stamp)
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    return True


def _configuration(folder: Path) -> str:
    return _FONTCONFIG.format(folder=escape(str(folder.resolve())))


def _stamp(sources: dict[str, Path]) -> str:
    rows = []
    for name, path in sorted(sources.items()):
        if not path.is_file():
            raise FileNotFoundError(f"The font {path.name} is missing: install the packages in frontend/ first")
        rows.append(f"{name} {path.stat().st_size}")
    return json.dumps({"recipe": _RECIPE, "sources": hashlib.sha256("\n".join(rows).encode()).hexdigest()})


def _is_current(target: Path, stamp: str, sources: dict[str, Path]) -> bool:
    try:
        known = (target / STAMP).read_text() == stamp and (target / CONFIG).read_text() == _configuration(target)
        return known and all((target / "files" / name).is_file() for name in sources)
    except FileNotFoundError:
        return False


def _place(face: Face, source: Path, target: Path) -> None:
    if not face.renamed:
        shutil.copyfile(source, target)
        return
    font = TTFont(source)
    font.flavor = None
    for table in font["cmap"].tables:
        for code in [c for c in table.cmap if _is_foreign(c)]:
            del table.cmap[code]
    _rename(font, face)
    font.save(target)


def _is_foreign(code: int) -> bool:
    """A subset brings stray Latin signs, one bracket without the other: they come from the Latin fonts instead."""
    return code < 0x250 and code not in (0x20, 0xA0)


def _rename(font: TTFont, face: Face) -> None:
    names = font["name"]
    names.names = [record for record in names.names if record.nameID not in (1, 2, 3, 4, 6, 16, 17, 21, 22, 25)]
    style = "Regular" if face.weight == 400 else "Bold"
    postscript = f"{face.family.replace(' ', '')}-{style}"
    for number, text in ((1, face.family), (2, style), (3, postscript), (4, f"{face.family} {style}"), (6, postscript)):
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = face.weight


def _coverage(folder: Path) -> list[list[int]]:
    """Every character that some font shows in all its faces, as ranges (first, last)."""
    known: set[int] = set()
    for family in {face.family for face in FACES}:
        known |= set.intersection(*(_characters(folder / f.file) for f in FACES if f.family == family and not f.italic))
    known |= _characters(folder / CJK_FILE)
    ranges: list[list[int]] = []
    for code in sorted(c for c in known if unicodedata.category(chr(c)) != "Co"):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


def _characters(path: Path) -> set[int]:
    with TTFont(path, fontNumber=0, lazy=True) as font:
        return set(font.getBestCmap())
