"""What a reader that is not ours takes out of the file."""

import re
import subprocess
import unicodedata

import pypdfium2
import pytest

from .printed import content, printed

NAMES = [
    "kazakhstan",
    "french",
    "russian",
    "greek",
    "hebrew",
    "arabic",
    "chinese",
    "japanese",
    "korean",
    "unsigned",
    "single",
]


def pages(name: str) -> list[str]:
    with pypdfium2.PdfDocument(printed(name)) as document:
        return [page.get_textpage().get_text_range() for page in document]


def letters(text: str) -> str:
    """Without spaces, hyphens of broken words, and signs above letters, whose order readers disagree on."""
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub(r"[\s\u00ad\ufffe\u2060\x02-]", "", text)


def plain(inlines: list[dict]) -> list[str]:
    return [inline["text"] for inline in inlines if "text" in inline]


def pieces(name: str) -> list[str]:
    document, found = content(name)["document"], []
    found += plain(document["lead"]["text"]) if document["lead"] else []
    for block in document["blocks"]:
        found += plain(block.get("text", []))
        found += [part for demand in block.get("demands", []) for part in plain(demand["text"])]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_text_reads_in_order(name):
    read, at = letters("".join(pages(name))), 0

    for piece in pieces(name):
        # Readers put neutral signs at the end of a right-to-left line on either side.
        for phrase in re.split(r"[.:!،]" if content(name)["direction"] == "rtl" else r"\n", piece):
            # A page's foot may stand in the middle of a phrase.
            head = letters(" ".join(phrase.split()[:2]))[:12]
            assert head in read[at:], phrase
            at = read.index(head, at)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*NAMES, "many90"])
def test_every_signatory_and_note_is_printed(name):
    read = letters("".join(pages(name)))

    names = [s["name"] for group in content(name)["groups"] for s in group["signatories"]]
    if content(name)["direction"] == "rtl":  # where this reader lists the words of a Latin name from the right
        names = [word for name in names for word in name.split()]
    notes = [note["text"][0]["text"] for note in content(name)["document"]["notes"]]
    assert [n for n in names + notes if letters(n)[:25] not in read] == []


@pytest.mark.slow
def test_every_page_says_edition_digest_page_and_where_to_verify():
    digest = content("kazakhstan")["text_digest"]

    for number, page in enumerate(pages("kazakhstan"), 1):
        words = " ".join(page.split())
        assert "N° 21 · Edition of 14 March 2022, 18:00 UTC" in words
        assert f"text {digest[:4]} {digest[4:8]} {digest[8:12]} · page {number} of 3" in words
        assert "Verify at statements.example.org/verify" in words


@pytest.mark.slow
def test_the_last_page_has_address_seal_and_digest():
    words = " ".join(pages("kazakhstan")[-1].split())

    assert f"Verify at statements.example.org/verify/{content('kazakhstan')['text_digest'][:12]}" in words
    assert "Sealed by Workers’ Voice Party" in words
    assert content("kazakhstan")["text_digest"] in letters(words)


@pytest.mark.slow
def test_a_later_edition_says_what_it_changes_and_when_the_first_was():
    words = " ".join("".join(pages("mixed")).split())

    assert "first released 20 February 2022" in words
    assert "Signatories added; the text is unchanged." in words


@pytest.mark.slow
def test_markup_in_a_text_is_text():
    assert "R&D <b>." in " ".join(pages("mixed")[0].split())


@pytest.mark.slow
def test_without_signatories_the_issuer_answers_alone():
    words = " ".join("".join(pages("unsigned")).split())

    assert "Statement Issued alone One party speaks." in words
    assert "Issued by Workers’ Voice Party" in words
    assert "Signed by" not in words


@pytest.mark.slow
def test_no_arabic_word_falls_apart_when_copied(tmp_path):
    (tmp_path / "a.pdf").write_bytes(printed("arabic"))

    read = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True).stdout.decode()
    read = "".join(c for c in read if not unicodedata.combining(c))

    for word in ("جماهيرية", "قمعت", "اعتقل", "يعبر", "متحدين"):  # wide kerning; signs far from their letter
        assert word in read
