import copy
import io
import os
import re
from pathlib import Path

import pikepdf
import pytest

from releases.fonts.bringing import bring
from releases.fonts.catalogue import FACES, FOLDER, families
from releases.fonts.glyphs import missing_characters
from releases.rendering.engine import fonts
from releases.rendering.errors import MissingGlyph
from releases.rendering.printing import render

from .contents import kazakhstan
from .printed import printed


def with_title(title: str) -> dict:
    content = copy.deepcopy(kazakhstan())
    content["document"]["title"] = title
    return content


def test_bringing_twice_does_nothing():
    bring()

    assert bring() is False
    assert all((FOLDER / "files" / face.file).is_file() for face in FACES)


@pytest.mark.slow
def test_bringing_repairs_a_folder_that_lost_a_file(tmp_path):
    bring(tmp_path / "fonts")
    (tmp_path / "fonts" / "files" / FACES[0].file).unlink()

    assert bring(tmp_path / "fonts") is True
    assert (tmp_path / "fonts" / "files" / FACES[0].file).is_file()


def test_bringing_names_what_is_not_installed(tmp_path):
    with pytest.raises(FileNotFoundError, match="install the packages"):
        bring(tmp_path / "fonts", npm=tmp_path)


@pytest.mark.parametrize(
    ("title", "character", "word"),
    [("Hands 😀ff now", "😀", "😀ff"), ("The tone ꭃ here", "ꭃ", "ꭃ"), ("A\x07bell", "\x07", "A\x07bell")],
)
def test_a_character_without_glyph_refuses_the_release_and_names_the_word(title, character, word):
    with pytest.raises(MissingGlyph) as refused:
        render(with_title(title), b"{}")

    assert (refused.value.character, refused.value.word) == (character, word)
    assert word in str(refused.value)


@pytest.mark.parametrize(
    "title", ["Zero\u200bwidth", "می\u200cخواهم", "\u2068name\u2069", "葛\U000e0100", "A\u0331 ḱ", "soft\u00adhyphen"]
)
def test_signs_that_are_never_drawn_need_no_glyph(title):
    assert missing_characters(with_title(title)) == []


def test_every_language_asks_for_fonts_of_every_script():
    for language in ("en", "ar", "zh-Hant", "ja", "ko"):
        assert set(families("text", language)) >= {"Source Serif 4", "Statement Arabic", "Statement Hebrew Book"}
    assert families("text", "zh-TW")[0] == "Noto Sans CJK TC"
    assert families("sans", "ja")[0] == "Noto Sans CJK JP"


def test_the_renderer_knows_no_font_of_the_system():
    bring()
    fonts()
    from weasyprint.text.ffi import ffi, fontconfig

    known = fontconfig.FcConfigGetFonts(fonts()._config, fontconfig.FcSetSystem)
    files, found = set(), ffi.new("FcChar8 **")
    for number in range(known.nfont):
        fontconfig.FcPatternGetString(known.fonts[number], b"file", 0, found)
        files.add(Path(ffi.string(found[0]).decode()).parent)

    assert files == {FOLDER / "files"}
    assert "FONTCONFIG_FILE" not in os.environ


@pytest.mark.slow
@pytest.mark.parametrize("name", ["kazakhstan", "arabic", "chinese", "mixed"])
def test_only_our_fonts_are_in_the_file_and_all_are_embedded(name):
    with pikepdf.open(io.BytesIO(printed(name))) as pdf:
        fonts = [f for f in pdf.objects if isinstance(f, pikepdf.Dictionary) and f.get("/Type") == "/Font"]
        names = {re.sub(r"^/\w{6}\+", "", str(f.BaseFont)) for f in fonts}
        described = [f.FontDescriptor for f in fonts if "/FontDescriptor" in f]

    assert {re.match(r"Source-S(erif-4|ans-3)|Statement-|Noto-Sans-CJK", name) is None for name in names} == {False}
    assert len(described) == len(names)
    assert all("/FontFile2" in d or "/FontFile3" in d for d in described)
