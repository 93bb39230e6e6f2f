"""Where things stand on the pages."""

import pypdfium2
import pytest

from releases.rendering.blocks import Blocks
from releases.rendering.inline import Inlines
from releases.rendering.names import RUN_IN_ABOVE
from releases.rendering.printing import render
from releases.words.wording import Words

from .contents import call, document, edition, paragraph, runs
from .languages import many, mixed
from .printed import printed


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "count"), [("kazakhstan", 3), ("arabic", 2), ("chinese", 2), ("single", 1), ("many90", 3)]
)
def test_pages_are_as_many_as_ever(name, count):
    assert len(pages(printed(name))) == count


@pytest.mark.slow
def test_notes_stand_on_the_page_of_their_call():
    words = ("one", "two", "three", "four")
    places = [(n, f"Item {words[(n - 1) % 4]}{n} ends.") for n in range(1, 13)]

    for page in pages(printed("mixed")):
        assert [n for n, called in places if called in page] == [n for n, _ in places if f"{n} Note {n} with" in page]


@pytest.mark.slow
@pytest.mark.parametrize("lines", [7, 20])
def test_a_note_is_not_moved_to_make_room_for_a_line(lines):
    """With so many lines the third line of a paragraph is the first that does not fit, where WeasyPrint would move it."""
    filler = [*[paragraph("One line.")] * lines, *[paragraph("Filler. " * 120)] * 6]
    text = document("en", "Title", None, [paragraph("A word", call(1), " follows."), *filler], ["The note that stays."])

    first, *_rest = pages(render(edition(text, {}), b"{}"))

    assert "The note that stays." in first


@pytest.mark.slow
@pytest.mark.parametrize("count", [14, 20, 26])
def test_the_seal_block_never_stands_alone(count):
    *_, last = pages(render(many(count, ("party",)), b"{}"))
    before, found, _ = last.partition("Verify at statements.example.org/verify/")

    assert found
    assert any(str(n) in before for n in range(1, count + 1))


@pytest.mark.slow
def test_a_long_list_runs_on_in_paragraphs_and_loses_nobody():
    content = many(RUN_IN_ABOVE + 1)
    read = " ".join(pages(render(content, b"{}")))

    assert [n for n in range(1, RUN_IN_ABOVE + 2) if f" {n} " not in read] == []


def test_heading_levels_are_never_jumped():
    content = mixed()
    html = Blocks(content["document"], Inlines(content["document"], Words("en"), 23), Words("en")).body()

    assert [
        html[at + 1 : at + 3] for at in range(len(html)) if html.startswith("<h", at) and html[at + 2].isdigit()
    ] == ["h2", "h2", "h3"]


def test_french_spaces_do_not_break_and_none_is_added():
    content = document("fr", "T", None, [paragraph("Qui ? « Nous » : oui; non !")])
    html = Blocks(content, Inlines(content, Words("fr"), 0), Words("fr")).body()

    assert html == "<p>Qui\u202f? «\u00a0Nous\u00a0»\u00a0: oui; non\u202f!</p>"


@pytest.mark.slow
def test_a_very_long_word_stays_on_the_paper():
    content = edition(document("en", "W" * 150, None, [{"type": "paragraph", "text": runs("x" * 400)}]), {})
    with pypdfium2.PdfDocument(render(content, b"{}")) as pdf:
        text = pdf[0].get_textpage()
        right = max(text.get_charbox(n)[2] for n in range(text.count_chars()) if text.get_text_range(n, 1).strip())

        assert right < pdf[0].get_width() - 60
