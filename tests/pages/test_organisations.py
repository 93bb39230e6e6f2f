"""The directory's pages: seen by the issuer's people, changed by those who may, nothing typed is lost."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.cast import engage
from demo.moves import sign_for
from organisations.actions.directory import Naming, approve_translation
from organisations.actions.keeping import import_organisations
from organisations.models import Contact, Membership, Organisation, User
from organisations.rows import COLUMNS

HEAD = ",".join(COLUMNS) + "\n"
NEW = {"name": "Νέα Φωνή", "language": "Greek", "kind": "party", "country": "GR"}


@pytest.fixture
def page(client, cast):
    """Ask for a page as the author, and return what it says."""
    client.force_login(cast.author)
    return lambda path, **asked: client.get(path, asked).content.decode()


def test_names_are_shown_as_they_will_be_printed(page, allies):
    """DOMAIN 51, 57."""
    said = page("/organisations/")
    assert '<bdi lang="ar" dir="rtl">حزب العمل التجريبي</bdi>' in said
    assert "Arabic, right to left" in said
    assert "ΔΕΕ" in said


@pytest.mark.parametrize("words", ["dimokratiki", "ΔΗΜΟΚΡΑΤΙΚΗ", "ΔΕΕ", "Greece", "office@dee"])
def test_search(page, allies, words):
    said = page("/organisations/", q=words)
    assert "1 organisation found" in said
    assert allies[0].uid in said
    assert allies[1].uid not in said


def test_filter_order_and_nothing_found(page, allies, circulation):
    sign_for(circulation.invitations.get(organisation=allies[4]))
    order = lambda said: re.findall(r'class="title" href="/organisations/(\w+)/"', said)  # noqa: E731

    assert set(order(page("/organisations/", kind="union"))) == {allies[3].uid, allies[4].uid}
    assert order(page("/organisations/", order="newest")) == [o.uid for o in reversed(allies)]
    assert order(page("/organisations/", order="signed"))[0] == allies[4].uid
    assert len(order(page("/organisations/", order="nonsense", kind="nonsense", page="x"))) == 5
    assert "Nothing here answers to" in page("/organisations/", q="\0zzz")


def test_the_empty_directory_says_what_to_do(page, client, cast):
    assert "Import a list" in page("/organisations/")
    client.force_login(cast.reviewer)
    assert "An author, a releaser or an administrator adds them." in client.get("/organisations/").content.decode()


def test_pages_of_fifty_keep_what_was_asked_for(page, cast):
    rows = "".join(f"Union {n},,en,Malta,union,,,u{n}@u.example\n" for n in range(60))
    import_organisations(HEAD + rows, by=cast.author, issuer=cast.issuer)

    first, second = page("/organisations/", q="Union"), page("/organisations/", q="Union", page=2)

    assert (first.count('class="title"'), second.count('class="title"')) == (50, 10)
    assert "?q=Union&amp;page=2" in first


@pytest.mark.parametrize(
    "path", ["/organisations/", "/organisations/?q=Union", "/organisations/?order=signed", "/people/"]
)
def test_lists_ask_the_database_as_often_for_50_as_for_1(client, cast, path):
    client.force_login(cast.administrator)
    counted = []
    for upto in (1, 3, 50):
        _fill(cast, upto)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1] == counted[2] <= 12, counted


def _fill(cast, upto: int) -> None:
    rows = "".join(f"Union {n},U{n},en,Malta,union,,,u{n}@u.example\n" for n in range(upto))
    for one in import_organisations(HEAD + rows, by=cast.author, issuer=cast.issuer):
        Contact.objects.get_or_create(organisation=one, email="second@u.example")
        approve_translation(one, Naming(f"Κόμμα {one.pk}", "el"), by=cast.author)
    for n in range(upto):
        person, _new = User.objects.get_or_create(email=f"p{n}@voice.example", defaults={"name": f"P {n}"})
        for role in ("author", "reviewer"):
            Membership.objects.get_or_create(user=person, organisation=cast.issuer, role=role)


def test_one_organisation(page, allies, circulation, cast):
    approve_translation(allies[0], Naming("Democratic Union", "en", "DU"), by=cast.author)
    sign_for(circulation.invitations.get(organisation=allies[0]))
    said = page(f"/organisations/{allies[0].uid}/")

    assert "Ελλάδα" in said  # the Greek edition's country
    assert "Democratic Union" in said
    assert "Water is a right" in said
    assert "office@dee.example" in said


@pytest.mark.parametrize(
    "path", ["", "about/", "name/", "names/new/", "names/en/", "names/en/remove/", "contacts/new/", "contacts/{c}/", "contacts/{c}/remove/"]
)  # fmt: skip
def test_another_issuers_organisation_is_not_there(client, cast, allies, path):
    approve_translation(allies[0], Naming("Union", "en"), by=cast.author)
    other = engage(name="Other Party", domain="other.example")
    address = f"/organisations/{allies[0].uid}/" + path.format(c=allies[0].contacts.get().pk)

    client.force_login(other.administrator)
    assert client.get(address).status_code == 404
    assert client.post(address, {}).status_code in (404, 405)
    client.force_login(cast.reviewer)
    assert client.get(address).status_code == (200 if not path or path.endswith("}/remove/") else 403)


def test_a_reviewer_sees_and_is_told_why_not(client, cast, allies):
    client.force_login(cast.reviewer)
    said = client.get(f"/organisations/{allies[0].uid}/").content.decode()
    assert "Only authors, releasers and administrators can change this directory." in said
    assert "Add a contact" not in said
    refused = client.get("/organisations/new/")
    assert refused.status_code == 403
    assert "Only authors, releasers and administrators" in refused.content.decode()
    assert client.post("/organisations/new/", NEW).status_code == 403


def test_an_organisation_is_added(client, cast, allies):
    response = _post(client, cast, "/organisations/new/", {**NEW, "email": "a@b.example", "parent": "δεε"})

    made = Organisation.objects.get(names__name="Νέα Φωνή")
    assert (response.status_code, response["Location"]) == (302, f"/organisations/{made.uid}/")
    assert (made.country, made.country_code, made.parent, made.directory) == ("Greece", "GR", allies[0], cast.issuer)
    assert made.official_name.language == "el"
    assert made.contacts.get().email == "a@b.example"


def _post(client, cast, path, fields, **how):
    client.force_login(cast.author)
    return client.post(path, fields, **how)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "This field is required."),
        ({"language": "Klingonese"}, "is no language we know"),
        ({"kind": "club"}, "Select a valid choice"),
        ({"email": "nobody"}, "Enter a valid email address"),
        ({"office": "Chair"}, "A contact needs an address."),
        ({"parent": "Nobody"}, "Nobody is called"),
        ({"name": "x" * 301}, "at most 300 characters"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, cast, allies, wrong, sentence):
    response = _post(client, cast, "/organisations/new/", {**NEW, "short_name": "KEPT", **wrong})
    said = response.content.decode()

    assert response.status_code == 400
    assert said.count(sentence) == 2  # on top and under the field
    assert 'value="KEPT"' in said
    assert Organisation.objects.filter(directory=cast.issuer).count() == len(allies)


def test_a_likely_double_is_pointed_at_once_and_then_added(client, cast, allies):
    """DOMAIN 29."""
    typed = {"name": "Dimokratiki Enosi Ergaton", "language": "en", "kind": "party"}
    asked = _post(client, cast, "/organisations/new/", typed)
    assert asked.status_code == 400
    assert allies[0].uid in asked.content.decode()
    assert _post(client, cast, "/organisations/new/", {**typed, "seen": "Another name"}).status_code == 400

    added = _post(client, cast, "/organisations/new/", {**typed, "seen": typed["name"]})

    assert added.status_code == 302
    assert Organisation.objects.filter(directory=cast.issuer).count() == len(allies) + 1
    assert allies[0].uid in client.get(added["Location"]).content.decode()


def test_a_contact_that_was_written_to_is_not_removed_and_it_is_said_why(client, cast, allies, circulation):
    contact = allies[0].contacts.get()
    address = f"/organisations/{allies[0].uid}/contacts/{contact.pk}/"
    client.force_login(cast.author)
    said = client.get(address + "remove/").content.decode()
    assert "it cannot be removed" in said
    assert "Remove this contact</button>" not in said
    assert client.post(address + "remove/").status_code == 409
    assert client.post(address, {"email": "new@dee.example", "person": "", "office": ""}).status_code == 302

    contact.refresh_from_db()
    assert (contact.email, contact.person) == ("new@dee.example", "")


def test_names_and_contacts_are_changed_and_removed(client, cast, allies):
    one = f"/organisations/{allies[0].uid}/"
    assert _post(client, cast, one + "name/", {"name": "Νέα Ένωση", "language": "el"}).status_code == 302
    assert _post(client, cast, one + "names/new/", {"name": "New Union", "language": "en"}).status_code == 302
    assert _post(client, cast, one + "names/en/", {"name": "The New Union"}).status_code == 302
    assert _post(client, cast, one + "contacts/new/", {"email": "x@y.example"}).status_code == 302
    said = client.get(one).content.decode()
    assert "The New Union" in said
    assert "x@y.example" in said

    assert _post(client, cast, one + "names/en/remove/", {}).status_code == 302
    other = Contact.objects.get(email="x@y.example")
    assert _post(client, cast, one + f"contacts/{other.pk}/remove/", {}).status_code == 302
    assert [n.name for n in allies[0].names.all()] == ["Νέα Ένωση"]
    assert _post(client, cast, one + "about/", {"kind": "youth", "country": "Soviet Union"}).status_code == 302
    allies[0].refresh_from_db()
    assert (allies[0].kind, allies[0].country, allies[0].country_code) == ("youth", "Soviet Union", "")


def test_an_import_is_looked_at_first(client, cast, allies):
    rows = HEAD + "Νέα,,el,GR,party,,,n@n.example\nΔημοκρατική Ένωση Εργατών,,el,Greece,party,,,b@dee.example\n"
    rows += "Dimokratiki Enosi Ergaton,,en,Cyprus,party,,,c@d.example\n"
    said = _post(client, cast, "/organisations/import/", {"text": rows}).content.decode()

    assert "<strong>2</strong> organisations are new" in said
    assert "<strong>1</strong> of them gets another contact" in said
    assert "like:" in said
    assert Organisation.objects.filter(directory=cast.issuer).count() == len(allies)

    done = _post(client, cast, "/organisations/import/", {"text": rows, "act": "import"}, follow=True)
    assert "2 organisations were added." in done.content.decode()
    assert allies[0].contacts.count() == 2


def test_faults_are_named_by_line_and_column_and_nothing_is_imported(client, cast):
    rows = HEAD + "A,,en,,party,,,a@b.example\nB,,en,,club,,,nobody\n"
    for act in ("", "import"):
        response = _post(client, cast, "/organisations/import/", {"text": rows, "act": act})
        said = response.content.decode()
        assert response.status_code == 400
        assert "Line 3, column kind" in said
        assert "Line 3, column email" in said
        assert "B,,en,,club,,,nobody" in said  # to be mended
        assert not Organisation.objects.filter(directory=cast.issuer).exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("\ufeff" + HEAD + "Άλφα,,el,,party,,,a@b.example\n", "Άλφα"),
        ((HEAD + "Beta,,en,,party,,,a@b.example\n").replace(",", ";"), "Beta"),
        ((HEAD + "Gamma,,en,,party,,,a@b.example\n").replace(",", "\t"), "Gamma"),
        (b"name\xff", "The file is not UTF-8"),
        (b"%PDF-1.7\n\xe2\xe3", "The file is no CSV"),
        (b"PK\x03\x04 a spreadsheet", "The file is no CSV"),
        ("", "submitted file is empty"),
        ("only,one,line", "the column is missing"),
    ],
)
def test_a_file_is_looked_at(client, cast, content, said):
    file = SimpleUploadedFile("list.csv", content.encode() if isinstance(content, str) else content)
    assert said in _post(client, cast, "/organisations/import/", {"file": file}).content.decode()


def test_a_page_that_answers_a_form_names_the_issuer_as_every_other(client, cast):
    page = _post(client, cast, "/organisations/import/", {}).content.decode()
    assert f'<div class="who"><span><bdi>{cast.issuer.official_name.name}</bdi></span>' in page


def test_nothing_chosen_is_said(client, cast):
    assert "Choose a file, or paste the rows." in _post(client, cast, "/organisations/import/", {}).content.decode()


@pytest.mark.slow
def test_five_thousand_rows_are_shown_and_imported(client, cast):
    rows = HEAD + "".join(f"Union Number {n},,en,Malta,union,P,Chair,u{n}@u.example\n" for n in range(5000))
    said = _post(client, cast, "/organisations/import/", {"text": rows}).content.decode()
    assert said.count('<tr id="line-') == 5000

    with CaptureQueriesContext(connection) as asked:
        _post(client, cast, "/organisations/import/", {"text": rows, "act": "import"})
    assert Organisation.objects.filter(directory=cast.issuer).count() == 5000
    assert len(asked) < 300  # in batches, whose size SQLite limits; not one by one
