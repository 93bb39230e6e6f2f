"""The plain editor: what is typed is never lost, and what is saved is exactly what stood in the fields."""

import pytest

from pages.forms.writing import Sheet
from statements.actions.drafting import revise
from statements.models import Statement
from statements.text.comparing import compare


def fields(document, *, based_on=1, **changed) -> dict[str, str]:
    """The form as a browser would post it."""
    sheet = Sheet.of(document, based_on=based_on)
    posted = {
        "title": sheet.title, "language": sheet.language, "based_on": str(based_on), "message": "",
        "lead-id": sheet.lead["id"], "lead-text": sheet.lead["text"],
        "blocks": str(len(sheet.blocks)), "notes": str(len(sheet.notes)),
    }  # fmt: skip
    for n, block in enumerate(sheet.blocks):
        posted |= {f"b-{n}-{key}": value for key, value in block.items() if key != "demands"}
        posted[f"b-{n}-demands"] = str(len(block["demands"]))
        for d, demand in enumerate(block["demands"]):
            posted |= {f"b-{n}-d-{d}-{key}": demand[key] for key in ("id", "text", "gone")}
    for n, note in enumerate(sheet.notes):
        posted |= {f"n-{n}-{key}": note[key] for key in ("id", "text", "gone")}
    return posted | changed


@pytest.fixture
def statement(cast, document) -> Statement:
    from demo.moves import statement_at
    from statements.lifecycle import Status

    return statement_at(Status.DRAFTING, cast, document)


@pytest.fixture
def author(client, cast):
    client.force_login(cast.author)
    return client


def head(statement):
    return Statement.objects.select_related("head").get(pk=statement.pk).head


def path(statement) -> str:
    return f"/statements/{statement.uid}/edit/"


def test_saving_what_was_not_changed_changes_nothing(author, statement, document):
    assert author.post(path(statement), fields(document)).status_code == 302

    saved = head(statement)
    assert saved.number == 2
    assert saved.document == document


def test_the_form_shows_what_it_is_made_of(author, statement, document):
    page = author.get(path(statement)).content.decode()
    for name, value in fields(document).items():
        if value:
            assert f'name="{name}"' in page
            assert value in page


@pytest.mark.parametrize(
    ("do", "expected"),
    [
        ("down:b:0", ["list", "p2", "a1"]),
        ("up:b:2", ["p2", "a1", "list"]),
        ("up:b:0", ["p2", "list", "a1"]),
        ("gone:b:0", ["list", "a1"]),
        ("add:heading:1", ["p2", "new", "list", "a1"]),
        ("up:b:99", ["p2", "list", "a1"]),
        ("nonsense", ["p2", "list", "a1"]),
        ("down:z:0:::", ["p2", "list", "a1"]),
        ("up:d:1:-1", ["p2", "list", "a1"]),
    ],
)
def test_buttons_move_and_remove_without_saving(author, statement, document, do, expected):
    answer = author.post(path(statement), fields(document, title="Typed meanwhile", do=do))

    assert answer.status_code == 200
    assert "Typed meanwhile" in answer.content.decode()
    assert head(statement).number == 1
    sheet = answer.context["sheet"]
    names = {"l1": "list", "p2": "p2", "a1": "a1"}
    assert [names.get(b["id"], "new") for b in sheet.blocks if not b["gone"]] == expected


def test_a_demand_moves_and_keeps_its_id(author, statement, document):
    sheet = author.post(path(statement), fields(document, do="down:d:1:0")).context["sheet"]
    assert [d["id"] for d in sheet.blocks[1]["demands"]] == ["d2", "d1"]


def test_what_was_removed_can_be_brought_back(author, statement, document):
    gone = author.post(path(statement), fields(document, do="gone:b:2")).context["sheet"]
    assert gone.blocks[2]["gone"] == "1"
    posted = fields(document, do="back:b:2") | {"b-2-gone": "1"}
    assert author.post(path(statement), posted).context["sheet"].blocks[2]["gone"] == ""


def test_an_empty_line_begins_a_paragraph_and_a_new_line_a_demand(author, statement, document):
    posted = fields(document)
    posted["b-0-text"] = "One[^1].\r\n\r\nTwo.\r\n \r\nThree."
    posted["b-1-d-0-text"] = "First.\r\nSecond."
    author.post(path(statement), posted)

    blocks = head(statement).document["blocks"]
    assert [b["type"] for b in blocks] == ["paragraph"] * 3 + ["demand_list", "appeal"]
    assert blocks[0]["id"] == "p2"
    assert [d["text"][0]["text"] for d in blocks[3]["demands"]][:2] == ["First.", "Second."]


def test_notes_are_numbered_by_the_place_of_their_call(author, statement, document):
    posted = fields(document, notes="2") | {"n-1-id": "n7", "n-1-text": "The newer note."}
    posted["lead-text"] += "[^2]"
    author.post(path(statement), posted)

    assert [note["id"] for note in head(statement).document["notes"]] == ["n7", "n1"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"b-0-text": "Nothing here[^9]."}, "Note 9 is called here"),
        ({"n-0-gone": "1"}, "Note 1 is called here"),
        ({"language": "nonsense!"}, "is no language tag"),
        ({"title": "x\x01y"}, "control character"),
        ({"b-0-id": "p1"}, "used twice"),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(author, statement, document, changed, sentence):
    posted = fields(document, **{"lead-text": "A lead that took an hour."}) | changed
    answer = author.post(path(statement), posted)

    page = answer.content.decode()
    assert answer.status_code == 400
    assert sentence in page
    assert "A lead that took an hour." in page
    assert head(statement).number == 1


def test_a_stale_save_shows_both_texts_and_loses_neither(author, cast, statement, document):
    theirs = {**document, "title": "Their title"}
    revise(statement, by=cast.author, document=theirs, based_on=1)

    answer = author.post(path(statement), fields(document, title="My title"))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Their" in page
    assert "My title" in page
    assert "revision 2" in page
    assert head(statement).document["title"] == "Their title"
    mine = fields(document, title="My title", based_on=answer.context["sheet"].based_on)
    assert author.post(path(statement), mine).status_code == 302
    assert head(statement).document["title"] == "My title"


def test_a_text_that_was_locked_meanwhile_is_kept_in_the_fields(author, cast, statement, document):
    from demo.moves import approve
    from statements.actions.locking import lock
    from statements.actions.reviewing import submit

    lock(approve(submit(statement, by=cast.author), cast), by=cast.releaser)
    answer = author.post(path(statement), fields(document, title="Too late"))

    assert answer.status_code == 409
    assert "Too late" in answer.content.decode()
    assert "cannot be changed" in answer.content.decode()


def test_paste_shows_what_is_understood_and_asks(author, cast):
    text = "N° 21 février 2022\n\nWater is a right\n\nSince April they strike.\n\nWe demand:\n– Water.\n– Wells.\n"
    shown = author.post("/statements/new/", {"text": text})

    assert shown.status_code == 200
    assert "Which one is meant?" in shown.content.decode()
    assert not Statement.objects.exists()
    kept = author.post("/statements/new/", {"text": text, "keep": "yes", "reading": "1"})
    statement = Statement.objects.get()
    assert kept["Location"] == path(statement).replace("/edit/", "/write/")
    assert (statement.issue_number, statement.issue_date) == (None, "2022-02-21")


def test_an_open_question_of_the_issue_line_is_asked_in_the_room(author, cast):
    text = "N° 21 février 2022\n\nWater is a right\n\nSince April they strike.\n"
    author.post("/statements/new/", {"text": text, "keep": "yes", "reading": "later"})
    statement = Statement.objects.get()
    assert statement.issue.ambiguous
    assert "Number 21, of 2022-02" in author.get(f"/statements/{statement.uid}/").content.decode()

    author.post(f"/statements/{statement.uid}/issue/", {"reading": "0"})

    statement.refresh_from_db()
    assert (statement.issue_number, statement.issue_date) == (21, "2022-02")


@pytest.mark.parametrize("data", [{}, {"text": "  "}, {"text": "x\0y", "language": "zz zz"}])
def test_nothing_to_import_is_a_sentence(author, data):
    assert author.post("/statements/new/", data).status_code in (200, 400)


def test_the_sheet_and_the_document_say_the_same(document):
    again = Sheet.of(document, based_on=1).document()
    assert compare(document, again) == []


def test_an_earlier_text_is_restored_from_its_page(author, statement, document):
    author.post(path(statement), fields(document, title="Another"))
    page = author.get(f"/statements/{statement.uid}/revisions/1/").content.decode()
    assert "Restore this text" in page
    assert "Restore this text" not in author.get(f"/statements/{statement.uid}/revisions/2/").content.decode()

    author.post(f"/statements/{statement.uid}/revisions/1/restore/")

    statement.refresh_from_db()
    assert (statement.head.number, statement.title) == (3, document["title"])
