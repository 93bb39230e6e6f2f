"""Whatever is uploaded gets a sentence, never an error."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pages.uploads import LARGEST_REQUEST

pytestmark = pytest.mark.django_db
UPLOADS = {
    "empty": b"",
    "text": b"We demand:",
    "html": b"<html><script>alert(1)</script></html>",
    "png": b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
    "zip": b"PK\x03\x04" + b"\0" * 200,
    "head only": b"%PDF-1.7\n",
    "broken": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nstartxref\n0\n%%EOF",
    "nulls": b"\0" * 10_000,
}


@pytest.mark.parametrize("name", UPLOADS)
def test_anything_else_gets_a_sentence(client, name):
    response = client.post("/verify/", {"file": SimpleUploadedFile(f"{name}.pdf", UPLOADS[name])})

    assert response.status_code == 200
    assert response.context["report"].verdict.value in ("unreadable", "altered")
    assert "<script>alert" not in response.content.decode()


def test_a_pdf_without_a_seal(client):
    import pikepdf

    pdf, file = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(file)

    page = client.post("/verify/", {"file": SimpleUploadedFile("plain.pdf", file.getvalue())}).content.decode()

    assert "carries no seal: nothing in it proves who issued it." in page
    assert "Choose the PDF itself" in page
    assert "not genuine" not in page


def test_no_file_is_told(client):
    response = client.post("/verify/")

    assert response.status_code == 400
    assert "Choose a file first" in response.content.decode()


@pytest.mark.parametrize("code", ["4f1c9a0277be", "none", "zz", "4f1c", "0" * 64])
def test_an_unknown_code_is_told(client, code):
    response = client.get(f"/verify/{code}/")

    assert response.status_code == 404
    assert "No released text has this code" in response.content.decode()


def test_a_typed_code_is_looked_up(client):
    response = client.get("/verify/", {"code": "4f1c 9a02 77be"})
    assert (response.status_code, response["Location"]) == (302, "/verify/4f1c9a0277be/")


@pytest.mark.parametrize("typed", ["код", "é", "²", "٤٣", "?!", "4f1c é"])
def test_whatever_is_typed_as_a_code_is_answered(client, typed):
    response = client.get("/verify/", {"code": typed}, follow=True)

    assert response.status_code == 404
    assert "No released text has this code" in response.content.decode()


def test_a_file_larger_than_any_release_is_not_taken_in(client):
    huge = {"CONTENT_LENGTH": str(LARGEST_REQUEST + 1)}

    told = client.post("/verify/", {"file": SimpleUploadedFile("huge.pdf", b"%PDF-1.7")}, **huge)
    elsewhere = client.post("/accounts/login/", {"login": SimpleUploadedFile("huge.pdf", b"%PDF-1.7")}, **huge)

    assert (told.status_code, elsewhere.status_code) == (413, 400)
    assert "No release is as large" in told.content.decode()
