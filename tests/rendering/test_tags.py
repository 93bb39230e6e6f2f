"""The structure a screen reader walks."""

import io
from collections import Counter

import pikepdf
import pytest

from .contents import kazakhstan
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
@pytest.mark.parametrize("name", ["kazakhstan", "arabic", "chinese", "mixed", "many300", "long_title", "unsigned"])
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
    _pdf, found = tags("many300")
    sizes = [len(e.K) for e, kind, _ in found if kind == "L"]

    assert sizes == [100, 100, 100]


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
