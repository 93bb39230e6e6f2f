"""The public pages of a release, and its verification through the page and the command."""

import hashlib
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from demo.cast import engage
from demo.moves import statement_at, withdraw_for
from limits.networks import HERE
from organisations.models import Organisation
from outbox import tokens
from outbox.models import Mail
from releases import store
from releases.actions.composing import compose_due
from releases.actions.releasing import release
from releases.models import IssuerSeal, Release
from signatures.actions.answering import object_to, resolve
from signatures.actions.links import open_link
from signatures.models import Purpose
from statements.lifecycle import Status

pytestmark = pytest.mark.slow


def path(row: Release) -> str:
    return f"/r/{row.statement.uid}/{row.number}/"


def verify(*arguments: str) -> tuple[int, str]:
    out = io.StringIO()
    try:
        call_command("verify", *arguments, stdout=out)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def sealed(published, tmp_path):
    file = tmp_path / "release.pdf"
    file.write_bytes(store.path_of(published.file.sha256).read_bytes())
    return file


def test_the_release_page_shows_text_names_and_download(client, published):
    """DOMAIN 47."""
    page = client.get(path(published)).content.decode()

    for said in (
        "Water is a right, not a market", "N°\u00a01", "Signed by 5 organisations", "Δημοκρατική Ένωση Εργατών",
        "حزب العمل التجريبي", "We demand:", "An immediate end to the sale.", "Figures of the water office",
        "ordered by country, then name", "Download the PDF", published.text_digest[:4], f"PDF, {published.file.pages} page",
    ):  # fmt: skip
        assert said in page
    assert '<bdi lang="ar" dir="rtl">' in page


def test_the_page_counts_individuals_among_the_signatories_as_the_pdf_does(client, cast, allies, document, seal_key):
    """DOMAIN 27."""
    Organisation.objects.filter(pk=allies[0].pk).update(kind="individual")
    row = release(statement_at(Status.CLOSED, cast, document, allies=allies), by=cast.releaser)
    compose_due()

    page = client.get(path(row)).content.decode()

    assert "Joint statement of 5 signatories" in page
    assert "Signed by 5 signatories" in page


def test_the_list_of_releases(client, published):
    assert "Water is a right, not a market" in client.get("/").content.decode()


def test_the_download_is_the_sealed_file(client, published):
    response = client.get(f"/r/{published.statement.uid}/1.pdf")
    data = b"".join(response.streaming_content)

    assert hashlib.sha256(data).hexdigest() == published.file.sha256
    assert response["Content-Type"] == "application/pdf"
    again = client.get(f"/r/{published.statement.uid}/1.pdf", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_public_pages_need_few_queries_and_no_session(client, published, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        response = client.get(path(published))
    assert not response.cookies


def test_a_second_issuer_does_not_take_over_the_seal_of_the_first(client, cast, published, sealed):
    """One key seals for both; whose edition it is stands in its record."""
    other = engage(name="Demo issuer", domain="other.example", anew=True).issuer
    seal = published.file.seal
    IssuerSeal.objects.create(issuer=other, fingerprint=seal.fingerprint, certificate=seal.certificate)

    page = client.post("/verify/", {"file": SimpleUploadedFile("N1.pdf", sealed.read_bytes())}).content.decode()

    assert "Demo issuer" not in page
    assert f"Sealed as {cast.issuer.official_name.name} (certificate" in page


def test_the_page_calls_a_demo_key_by_its_name(client, published, sealed):
    page = client.post("/verify/", {"file": SimpleUploadedFile("N1.pdf", sealed.read_bytes())}).content.decode()

    assert "Unchanged, but only a demo key sealed it" in page
    assert '<section class="answer demo"' in page
    assert "Water is a right, not a market" in page


def test_the_page_says_altered(client, sealed):
    data = bytearray(sealed.read_bytes())
    data[len(data) // 2] ^= 1

    response = client.post("/verify/", {"file": SimpleUploadedFile("N1.pdf", bytes(data))})

    assert response.context["report"].verdict.value == "altered"


def test_the_code_finds_the_release(client, published):
    page = client.get(f"/verify/{published.text_digest[:12]}/")

    assert (page.status_code, "Water is a right" in page.content.decode()) == (200, True)


def test_the_command_ends_with_0_1_and_2(sealed, tmp_path):
    assert verify(str(sealed))[0] == 0
    altered = tmp_path / "altered.pdf"
    altered.write_bytes(sealed.read_bytes() + b"\n")
    assert verify(str(altered))[0] == 1
    other = tmp_path / "other.txt"
    other.write_text("We demand:")
    assert verify(str(other))[0] == 2
    assert verify(str(tmp_path / "absent.pdf"))[0] == 2


def test_the_command_speaks_json(sealed):
    code, said = verify(str(sealed), "--json")

    report = json.loads(said)
    assert (code, report["verdict"]) == (0, "genuine")
    assert [f["key"] for f in report["findings"]] == ["intact", "sealed_by", "sealed_at", "text", "names", "newer"]


def test_a_name_that_was_never_printed_is_withdrawn_without_a_trace(client, closed, cast, seal_key):
    """DOMAIN 39: held out by an objection, it was not published."""
    receipt = Mail.objects.get(template="receipt", to="office@dee.example")
    object_to(open_link(tokens.reveal(*receipt.secrets["token"]), Purpose.OBJECTION), network=HERE)
    row = release(closed, by=cast.releaser)
    compose_due()
    invitation = closed.circulations.get().invitations.get(contact__email="office@dee.example")
    withdraw_for(invitation)

    assert "withdrawn" not in client.get(path(row)).content.decode()


def test_after_a_withdrawal_the_old_file_says_so(client, published, sealed):
    """DOMAIN 39, scenario 12."""
    invitation = published.statement.circulations.get().invitations.order_by("pk").first()
    withdraw_for(invitation)

    code, said = verify(str(sealed))

    assert code == 0
    assert "withdrawn" in said
    assert "withdrawn" in client.get(path(published)).content.decode()


def test_after_an_upheld_objection_the_old_file_says_so(client, published, sealed, cast):
    """DOMAIN 41: a name that was not authorised."""
    receipt = Mail.objects.get(template="receipt", to="office@dee.example")
    objection = object_to(open_link(tokens.reveal(*receipt.secrets["token"]), Purpose.OBJECTION), network=HERE)
    resolve(objection, by=cast.releaser, upheld=True)

    code, said = verify(str(sealed))

    assert code == 0
    assert "was removed" in said
    assert "was removed" in client.get(path(published)).content.decode()
