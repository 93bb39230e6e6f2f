"""The structure a screen reader walks."""

import io
import re
from collections import Counter

import pikepdf
import pytest

from releases.rendering.printing import render

from .contents import document, edition, kazakhstan, paragraph
from .printed import content, printed


def walk(element, above=()):
    yield element, str(element.S)[1:], above
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from walk(kid, (*above, str(element.S)[1:]))


def tags(name: str):
    pdf = pikepdf.open(io.BytesIO(printed(name)))
    return pdf, list(walk(pdf.Root.StructTreeRoot.K[0]))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["kazakhstan", "arabic", "chinese", "mixed", "many90", "long_title", "unsigned"])
def test_one_headline_and_sound_lists(name):
    _pdf, found = tags(name)
    kinds = Counter(kind for _, kind, _ in found)

    assert kinds["H1"] == 1
    assert kinds["LI"] == kinds["LBody"]
    assert {above[-1] for _, kind, above in found if kind == "LI"} <= {"L"}
    assert {str(k.S) for e, kind, _ in found if kind == "L" for k in e.K} <= {"/LI"}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "notes"), [("kazakhstan", 2), ("arabic", 1), ("mixed", 12), ("unsigned", 0)])
def test_each_note_follows_its_call(name, notes):
    _pdf, found = tags(name)
    order = [kind for _, kind, _ in found if kind in ("Reference", "Note")]

    assert order == ["Reference", "Note"] * notes
    identifiers = [str(e.ID) for e, kind, _ in found if kind == "Note"]
    assert len(set(identifiers)) == notes


@pytest.mark.slow
def test_signatories_are_one_list_a_group_across_columns_and_pages():
    _pdf, found = tags("many90")
    sizes = [len(e.K) for e, kind, _ in found if kind == "L"]

    assert sizes == [30, 30, 30]


@pytest.mark.slow
def test_foreign_names_carry_their_language():
    _pdf, found = tags("kazakhstan")
    spoken = {str(e.Lang) for e, _, _ in found if "/Lang" in e}
    written = {s["language"] for group in kazakhstan()["groups"] for s in group["signatories"]}

    assert spoken >= written


@pytest.mark.slow
def test_links_say_where_they_lead():
    pdf, _ = tags("kazakhstan")
    said = [str(a.Contents) for page in pdf.pages for a in page.obj.get("/Annots", []) if a.Subtype == "/Link"]

    assert said[:4] == ["Note 1", "Note 2", "Back to the text, note 1", "Back to the text, note 2"]
    assert said[-2:] == ["Remarks", content("kazakhstan")["code_url"]]


@pytest.mark.slow
def test_the_empty_seal_field_waits_in_a_form_tag():
    pdf, found = tags("kazakhstan")
    (field,) = pdf.Root.AcroForm.Fields
    forms = [e for e, kind, _ in found if kind == "Form"]

    assert (str(field.T), str(field.FT), "/V" in field) == ("Seal", "/Sig", False)
    assert str(field.TU) == "Seal of Workers’ Voice Party"
    assert forms[0].K[0].Obj.objgen == field.objgen


@pytest.mark.slow
def test_no_working_mark_is_left_in_the_file():
    _pdf, found = tags("kazakhstan")

    assert [e for e, _, _ in found if "/T" in e] == []


def marks(element, pages, page=None) -> set[tuple[int, int]]:
    page = pages[element.Pg.objgen] if "/Pg" in element else page
    found = set()
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            found.add((page, int(kid)))
        elif "/MCID" in kid:
            found.add((pages[kid.Pg.objgen], int(kid.MCID)))
        elif "/S" in kid:
            found |= marks(kid, pages, page)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", ["kazakhstan", "arabic"])
def test_every_mark_is_tagged_and_the_foot_is_decoration(name):
    pdf, _ = tags(name)
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    streams = [page.obj.Contents.read_bytes() for page in pdf.pages]

    shown = {(n, int(m)) for n, stream in enumerate(streams) for m in re.findall(rb"/MCID (\d+)", stream)}

    assert marks(pdf.Root.StructTreeRoot.K[0], pages) == shown
    assert all(b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC" in stream for stream in streams)


@pytest.mark.slow
def test_a_paragraph_cut_by_a_page_is_one_paragraph():
    text = [paragraph("Some words. " * 80) for _ in range(6)]
    pdf = pikepdf.open(io.BytesIO(render(edition(document("en", "Long", None, text), {}), b"{}")))
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    held = [marks(e, pages) for e, kind, _ in walk(pdf.Root.StructTreeRoot.K[0]) if kind == "P"]
    long = [found for found in held if len(found) > 8]

    assert len(long) == len(text)
    assert [{page for page, _ in found} for found in long if len({page for page, _ in found}) > 1] == [{0, 1}, {1, 2}]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["kazakhstan", "arabic", "hebrew", "mixed"])
def test_no_glyph_stands_for_nothing(name):
    pdf, _ = tags(name)
    tables = [f.ToUnicode.read_bytes() for f in pdf.objects if isinstance(f, pikepdf.Dictionary) and "/ToUnicode" in f]

    assert tables
    assert [table for table in tables if re.search(rb"<\w{4}>\s*<\s*>", table)] == []


@pytest.mark.slow
def test_the_space_at_which_a_headline_breaks_is_kept():
    pdf, found = tags("kazakhstan")
    (headline,) = (e for e, kind, _ in found if kind == "H1")
    first = re.search(
        rb"/MCID %d\s*>>\s*BDC(.*?)EMC" % int(headline.K[0]), pdf.pages[0].obj.Contents.read_bytes(), re.S
    )[1]
    font = re.search(rb"/(\S+) [\d.]+ Tf", first)[1].decode()
    space = re.search(rb"<(\w{4})>\s*<0020>", pdf.pages[0].obj.Resources.Font[f"/{font}"].ToUnicode.read_bytes())[1]

    assert re.findall(rb"<(\w+)>", first)[-1] == space
