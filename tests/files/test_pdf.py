"""The text of a PDF: lines become paragraphs again, what runs through the pages is listed."""

import pytest
import weasyprint

from statements.text.files import import_file
from statements.text.files.reading.pdf import _closed_up
from statements.text.reading import plain

STYLE = """@page { size: A5; margin: 20mm; @top-center { content: "The Beacon, issue 4" } @bottom-center { content: counter(page) " / " counter(pages) } }
body { font: 11pt/1.4 "DejaVu Sans"; hyphens: auto; text-align: justify } h1 { font-size: 18pt } ul { list-style: "– "; padding-left: 1em } p { margin: 0 0 10pt }"""
LONG = "Seit vielen Jahren steigen die Lebenshaltungskosten der Bevölkerung schneller als die Arbeitseinkommen, und keine Landesregierung unternimmt etwas dagegen. "


@pytest.fixture(scope="module")
def read():
    body = f"<h1>Gegen die Wohnungsnot</h1>{f'<p>{LONG * 3}</p>' * 4}<p>Wir fordern:</p><ul><li>den Mietendeckel;</li><li>neue Wohnungen für alle, die in unserer Stadt eine brauchen.</li></ul><p>Die Häuser denen, die drin wohnen!</p>"
    page = weasyprint.HTML(string=f'<html lang="de"><style>{STYLE}</style>{body}')
    return import_file("a.pdf", page.write_pdf())


def test_title_paragraphs_and_demands_are_found(read):
    document = read.document

    assert (read.kind, document["title"], document["language"]) == ("pdf", "Gegen die Wohnungsnot", "de")
    paragraphs = [document["lead"], *document["blocks"]]
    assert [plain(one["text"]) for one in paragraphs if one and one.get("type") != "demand_list"] == [
        (LONG * 3).strip()
    ] * 4 + ["Die Häuser denen, die drin wohnen!"]
    (block,) = [block for block in document["blocks"] if block["type"] == "demand_list"]
    assert (block["lead_in"], block["marker"]) == ("Wir fordern:", "dash")
    assert [plain(demand["text"]) for demand in block["demands"]] == [
        "den Mietendeckel;",
        "neue Wohnungen für alle, die in unserer Stadt eine brauchen.",
    ]


def test_running_heads_and_page_numbers_are_listed(read):
    assert {(one.text, one.reason) for one in read.dropped} == {
        ("The Beacon, issue 4", "running head or foot of the pages"),
        *((f"{n} / 2", "page number") for n in (1, 2)),
    }


def test_words_closed_up_are_said(read):
    (place,) = read.doubtful

    assert place.sentence.startswith("Words that a hyphen broke")
    assert "Arbeitseinkommen" in place.excerpt


def test_a_hyphen_that_the_text_writes_elsewhere_stays():
    gone = []

    assert _closed_up([["a well-known fact, so well-", "known that no-", "body denies it"]], gone) == [
        "a well-known fact, so well-known that nobody denies it"
    ]
    assert gone == ["nobody"]


def test_of_a_script_from_right_to_left_it_says_what_to_do():
    page = weasyprint.HTML(
        string=f'<html lang="ar" dir="rtl"><style>{STYLE}</style><h1>الأرض لنا</h1><p>طردت الشركة مئة عائلة من أرضها هذا الشتاء.</p>'
    )

    assert [place.sentence[:5] for place in import_file("a.pdf", page.write_pdf()).doubtful] == ["A PDF"]
