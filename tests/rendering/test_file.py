"""The file as a whole: attachment, identifiers, dates, sameness."""

import io
import subprocess

import pikepdf
import pypdf
import pytest

from releases.rendering.printing import render

from .contents import kazakhstan, record
from .languages import single
from .printed import content, printed


def identifiers(data: bytes) -> tuple[bytes, bytes]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        first, second = pdf.trailer.ID
        return bytes(first), bytes(second)


@pytest.mark.slow
def test_the_record_is_attached_byte_for_byte():
    reader = pypdf.PdfReader(io.BytesIO(printed("kazakhstan")))

    assert reader.attachments == {"statement.json": [record(content("kazakhstan"))]}
    assert len(reader.root_object["/AF"]) == 1
    assert reader.root_object["/AF"][0].get_object()["/AFRelationship"] == "/Source"


@pytest.mark.slow
def test_the_file_says_what_it_is():
    with pikepdf.open(io.BytesIO(printed("kazakhstan"))) as pdf:
        info, language = {str(k): str(v) for k, v in pdf.docinfo.items()}, str(pdf.Root.Lang)
        packet = pdf.Root.Metadata.read_bytes().decode()

    assert info["/Title"] == content("kazakhstan")["document"]["title"]
    assert (info["/Author"], info["/CreationDate"], language) == ("Workers’ Voice Party", "D:20220314180000Z", "en")
    assert packet.count("</rdf:RDF>") == 1
    assert 'pdfuaid:part="1"' in packet


@pytest.mark.slow
def test_editions_share_the_first_identifier_only():
    one = single()
    later = single() | {"edition": "Add.1", "label": "N° 21/Add.1"}
    other = single() | {"statement": "another"}

    first, second, third = (identifiers(render(c, record(c))) for c in (one, later, other))

    assert first[0] == second[0] != third[0]
    assert first[1] != second[1]


@pytest.mark.slow
def test_the_same_edition_is_the_same_file():
    content = single()

    assert render(content, record(content)) == render(content, record(content))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["kazakhstan", "arabic", "chinese", "many90"])
def test_qpdf_finds_nothing_to_warn_of(name, tmp_path):
    (tmp_path / "a.pdf").write_bytes(printed(name))

    said = subprocess.run(["qpdf", "--check", tmp_path / "a.pdf"], capture_output=True, text=True)

    assert (said.returncode, "WARNING" in said.stdout + said.stderr) == (0, False)


@pytest.mark.slow
def test_letter_paper_is_letter():
    with pikepdf.open(io.BytesIO(render(kazakhstan(), b"{}", paper="Letter"))) as pdf:
        assert [round(float(v)) for v in pdf.pages[0].mediabox] == [0, 0, 612, 792]
