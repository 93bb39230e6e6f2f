"""Brackets in names that run to the left: what is searched and copied is what was asked to be printed."""

import re
import subprocess
import unicodedata

import pypdfium2
import pytest

from releases.fonts.bringing import bring
from releases.rendering.printing import render

from .contents import document, edition, paragraph, record, signatory

pytestmark = pytest.mark.slow
LATIN = [
    ("Dockers (Test)", "en"),
    ("(Provisional) Union of Readers", "en"),
    ("Union [North] «Dawn» (Standing Committee)", "fr"),
    ("Союз «Заря» (Минск)", "ru"),
    ("Ligue (1er [mai])", "fr"),
]
TO_THE_LEFT = [
    ("نقابة الصيادين (تونس)", "ar"),
    ("(مؤقت) اتحاد العمال", "ar"),
    ("«صوت» العمال [فرع]", "ar"),
    ("ועד עובדים (חיפה)", "he"),
    ("איגוד [צפון] «אור»", "he"),
]
# What pdftotext gives of each name on a page to the right: it cannot turn letters and figures of both directions as one,
# so it gives the pieces from the left, as they stand there. Pairs and spaces stay whole.
MIXED = {
    ("الاتحاد العام لعمال الموانئ (IDC)", "ar"): "(IDC) الاتحاد العام لعمال الموانئ",
    ("حزب العمل (1921)", "ar"): "(1921) حزب العمل",
    ("(1945) حزب الشعب", "ar"): "حزب الشعب (1945)",
    ("حزب (1936) الجديد", "ar"): "الجديد (1936) حزب",
    ("اتحاد (١٩٢١)", "ar"): "(١٩٢١) اتحاد",
    ("نقابة عمال النقل (فرع 12)", "ar"): "(12 فرع) نقابة عمال النقل",
    ("نقابة «PORT» الحرة", "ar"): "الحرة «PORT» نقابة",
    ("حركة [(ITF)] «تونس»", "ar"): "«تونس» [(ITF)] حركة",
    ("حُزْبُ UGTT (تُونِسُ)", "ar"): "(تُونِسُ) UGTT حُزْبُ",
    ("איגוד עובדים [NGO] 2026", "he"): "2026 [NGO] איגוד עובדים",
    ("ועד עובדים (סניף 3)", "he"): "(3 סניף) ועד עובדים",
}
# The same of names in Latin letters, on a page to the left.
PARTED = {
    ("Union (اتحاد) of Ports", "en"): "of Ports (اتحاد) Union",
    ("«צוות» Crew [(חיפה)]", "en"): "[(חיפה)] Crew «צוות»",
}
OTHERS = [(f"Readers and Writers of Harbour {number}", "en") for number in range(30)]
WORDS = {
    "en": ("Title (short)", "Ports (all) and [more]."),
    "ar": ("عنوان (قصير)", "كلمة (بين قوسين) و[مربع] و«مقتبس» هنا. " * 40),
}


def sheet(language: str, names: list[tuple[str, str]]) -> bytes:
    bring()
    title, text = WORDS[language]
    made = edition(document(language, title, None, [paragraph(text)]), {"union": [signatory(*name) for name in names]})
    return render(made, record(made))


def folded(text: str) -> str:
    """Without marks of direction, which show and mean nothing by themselves, and with broken lines joined."""
    text = "".join(c for c in text if unicodedata.category(c) != "Cf" and not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", text).split())


def by_poppler(pdf: bytes, tmp_path) -> str:
    (tmp_path / "a.pdf").write_bytes(pdf)
    command = ["pdftotext", "-enc", "UTF-8", tmp_path / "a.pdf", "-"]
    return folded(subprocess.run(command, capture_output=True, check=True).stdout.decode())


def by_pdfium(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        return folded("\n".join(page.get_textpage().get_text_range() for page in opened))


def missing(names: list[tuple[str, str]], read: str) -> list[str]:
    return [name for name, _ in names if folded(name) not in read]


@pytest.mark.parametrize(
    "names",
    [LATIN, LATIN + TO_THE_LEFT + [*PARTED], [*TO_THE_LEFT, *MIXED, *LATIN, *PARTED]],
    ids=["alone", "before", "behind"],
)
def test_names_that_run_to_the_right_are_said_exactly(names, tmp_path):
    pdf = sheet("en", names)

    assert missing([name for name in names if name in [*LATIN, *PARTED]], by_poppler(pdf, tmp_path)) == []
    assert missing(LATIN, by_pdfium(pdf)) == []


@pytest.mark.parametrize(
    "names", [TO_THE_LEFT, TO_THE_LEFT + LATIN, LATIN + TO_THE_LEFT], ids=["alone", "before", "behind"]
)
def test_names_that_run_to_the_left_are_said_exactly_among_others(names, tmp_path):
    assert missing(TO_THE_LEFT, by_poppler(sheet("en", names), tmp_path)) == []


@pytest.mark.parametrize(
    "names", [[*MIXED], [*MIXED, *LATIN], [*LATIN, *TO_THE_LEFT, *MIXED]], ids=["alone", "before", "behind"]
)
def test_names_of_both_directions_keep_pairs_and_spaces_on_a_page_to_the_right(names, tmp_path):
    read = by_poppler(sheet("en", OTHERS[:9] + names), tmp_path)

    assert [given for given in MIXED.values() if folded(given) not in read] == []


def test_an_arabic_edition_says_every_name_exactly(tmp_path):
    names = [*LATIN, *MIXED, *TO_THE_LEFT]
    read = by_poppler(sheet("ar", [*names, *PARTED]), tmp_path)

    assert missing(names, read) == []
    assert [given for given in PARTED.values() if given not in read] == []
    assert "عنوان (قصير)" in read
    assert folded("كلمة (بين قوسين) و[مربع] و«مقتبس» هنا.") in read
    assert "صدر في 14 مارس 2022" in read


def test_a_page_of_an_arabic_edition_may_run_to_the_right(tmp_path):
    """Readers go by the most letters of a page, here of the many names in Latin letters."""
    names = [*OTHERS, *LATIN, *TO_THE_LEFT]

    assert missing(names, by_poppler(sheet("ar", names), tmp_path)) == []


def test_words_of_the_other_direction_keep_the_space_behind_them(tmp_path):
    made = edition(document("en", "Title", None, [paragraph("The word حزب means party, חובה (1921) duty.")]), {})

    assert "The word حزب means party, (1921) חובה duty." in by_poppler(render(made, record(made)), tmp_path)


def test_no_mark_that_helped_on_the_way_is_left(tmp_path):
    (tmp_path / "a.pdf").write_bytes(sheet("ar", [*MIXED]))
    plain = subprocess.run(["qpdf", "--qdf", tmp_path / "a.pdf", "-"], capture_output=True, check=True).stdout

    assert not re.search(rb"/Mirrored", plain)
