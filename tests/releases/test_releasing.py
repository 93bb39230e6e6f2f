"""Release: content frozen first, rendered and sealed from the row, published exactly once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from demo.moves import open_circulation, sign_for, statement_at, withdraw_for
from limits.networks import HERE
from organisations.models import Kind, Organisation, OrganisationName
from outbox import tokens
from outbox.clock import database_now
from outbox.models import Mail
from releases import store
from releases.actions import composing
from releases.actions.composing import claim, compose_due
from releases.actions.releasing import release, retry
from releases.content import KIND_ORDER
from releases.models import Progress, Release, SealedFile, Series
from releases.numbering import NumberRefused
from signatures.actions.answering import object_to
from signatures.actions.circulating import invite
from signatures.actions.closing import close
from signatures.actions.links import open_link
from signatures.models import Purpose
from statements.actions.locking import withdraw as give_up
from statements.lifecycle import Status, WrongMoment
from tests.conftest import small_document

pytestmark = pytest.mark.slow


def test_release_is_for_releasers(closed, cast):
    with pytest.raises(PermissionDenied, match="Only a releaser"):
        release(closed, by=cast.author)


def test_release_needs_a_closed_circulation(cast, allies, document):
    statement = statement_at(Status.CIRCULATING, cast, document, allies=allies)

    with pytest.raises(WrongMoment, match="close the circulation"):
        release(statement, by=cast.releaser)


def test_what_is_frozen(closed, cast):
    """DOMAIN 47, 52, 55: names in order, by group; the text, its digest and its number."""
    content = release(closed, by=cast.releaser).content

    assert (content["label"], content["count"], content["text_digest"]) == ("N°\u00a01", 5, closed.head.digest)
    assert content["document"] == closed.head.document
    assert [(g["kind"], [s["country"] for s in g["signatories"]]) for g in content["groups"]] == [
        ("party", ["Greece", "Lebanon", "Russia"]),
        ("union", ["France", "Spain"]),
    ]
    assert "Markou" not in str(content), "no person is named in an edition (DOMAIN 83)"


def test_every_kind_has_its_group():
    """DOMAIN 55: a kind without a group would be counted and not printed."""
    assert list(KIND_ORDER) == Kind.values


def test_numbers_run_without_gap_or_double(cast, document):
    """DOMAIN 45."""
    first, second = (statement_at(Status.CLOSED, cast, small_document(t)) for t in ("One", "Two"))
    release(first, by=cast.releaser)

    for number, why in ((1, "released already"), (3, "gap")):
        with pytest.raises(NumberRefused, match=why):
            release(second, by=cast.releaser, number=number)
    assert release(second, by=cast.releaser, number=2).number == 2


def test_a_failed_release_keeps_its_number_while_others_go_on(cast):
    """DOMAIN 45: no gap, also when it is asked for anew and another statement was released in between."""
    first, second = (statement_at(Status.CLOSED, cast, small_document(t)) for t in ("One", "Two"))
    release(first, by=cast.releaser)
    Release.objects.update(progress=Progress.FAILED)
    assert release(second, by=cast.releaser).number == 2

    with pytest.raises(NumberRefused, match="N° 1 is reserved"):
        release(first, by=cast.releaser, number=3)
    assert release(first, by=cast.releaser).number == 1


def test_a_statement_that_is_given_up_gives_its_number_back(cast):
    first, second = (statement_at(Status.CLOSED, cast, small_document(t)) for t in ("One", "Two"))
    row = release(first, by=cast.releaser)
    Release.objects.update(progress=Progress.FAILED)
    give_up(first, by=cast.releaser)

    with pytest.raises(WrongMoment, match="withdrawn"):
        retry(row, by=cast.releaser)
    assert release(second, by=cast.releaser).number == 1


def test_a_statement_given_up_while_its_release_is_made_is_not_published(closed, cast, seal_key, settings):
    row = release(closed, by=cast.releaser)
    give_up(closed, by=cast.releaser)

    compose_due()

    row.refresh_from_db()
    assert (row.progress, row.file) == (Progress.FAILED, None)
    assert "withdrawn" in row.problem
    assert list(settings.FILES_ROOT.glob("*.pdf")) == []


def test_a_series_begins_where_its_issuer_says(cast, document):
    Series.objects.filter(issuer=cast.issuer).update(first_number=21)

    assert release(statement_at(Status.CLOSED, cast, document), by=cast.releaser).number == 21


def test_a_second_release_while_one_is_under_way_is_refused(closed, cast):
    release(closed, by=cast.releaser)

    with pytest.raises(WrongMoment, match="under way"):
        release(closed, by=cast.releaser)


def test_published_means_everything_at_once(published, closed):
    closed.refresh_from_db()

    assert (published.progress, closed.status) == (Progress.PUBLISHED, Status.RELEASED)
    assert store.path_of(published.file.sha256).read_bytes()[:5] == b"%PDF-"
    assert Mail.objects.filter(template="released").count() == 5


def test_a_published_edition_cannot_be_changed(published):
    for act in (
        lambda: Release.objects.update(content={}),
        lambda: Release.objects.update(progress="waiting"),
        lambda: SealedFile.objects.update(size=1),
    ):
        with pytest.raises(DatabaseError, match=r"cannot be changed|append-only"), transaction.atomic():
            act()


def test_composing_again_changes_nothing(published):
    composing.compose(published.pk)

    assert SealedFile.objects.count() == 1
    assert Mail.objects.filter(template="released").count() == 5


def test_a_character_without_glyph_refuses_the_release_and_names_the_word(cast, document, seal_key):
    document["title"] = "Water for 𒀀𒀁 now"
    row = release(statement_at(Status.CLOSED, cast, document), by=cast.releaser)

    compose_due()

    row.refresh_from_db()
    assert row.progress == Progress.FAILED
    assert "𒀀𒀁" in row.problem
    assert not SealedFile.objects.exists()


def test_without_a_key_the_row_says_so_and_waits(closed, cast, settings, tmp_path):
    settings.SEAL_KEY_FILE = tmp_path / "nowhere.p12"
    row = release(closed, by=cast.releaser)

    compose_due()

    row.refresh_from_db()
    assert row.progress == Progress.WAITING
    assert row.due_at > database_now()
    assert "nowhere.p12" in row.problem


def test_a_failed_release_is_tried_again(cast, closed, settings, seal_key):
    row = release(closed, by=cast.releaser)
    Release.objects.update(progress=Progress.FAILED, problem="Seven kinds of trouble.")
    retry(row, by=cast.releaser)

    compose_due()

    row.refresh_from_db()
    assert (row.progress, row.problem) == (Progress.PUBLISHED, "")
    with pytest.raises(WrongMoment, match="Only a failed release"):
        retry(row, by=cast.releaser)


def test_a_claim_is_taken_once(closed, cast):
    row = release(closed, by=cast.releaser)

    assert claim(row.pk).claim == 1
    assert claim(row.pk) is None

    Release.objects.update(due_at=database_now() - timedelta(seconds=1))
    assert claim(row.pk).claim == 2


def test_a_withdrawal_before_the_publication_leaves_no_trace(closed, cast, seal_key):
    """DOMAIN 39: also when the content was frozen with the name already."""
    row = release(closed, by=cast.releaser)
    invitation = closed.circulations.get().invitations.order_by("pk").first()
    withdraw_for(invitation)

    compose_due()
    compose_due()

    row.refresh_from_db()
    assert (row.progress, row.content["count"]) == (Progress.PUBLISHED, 4)
    assert "ΔΕΕ" not in str(row.content)
    assert SealedFile.objects.count() == 1


def test_an_objection_holds_the_name_out_of_the_edition(closed, cast, seal_key):
    """DOMAIN scenario 6."""
    receipt = Mail.objects.get(template="receipt", to="office@dee.example")
    object_to(open_link(tokens.reveal(*receipt.secrets["token"]), Purpose.OBJECTION), network=HERE)

    row = release(closed, by=cast.releaser)
    compose_due()

    row.refresh_from_db()
    assert row.content["count"] == 4
    assert "ΔΕΕ" not in str(row.content)


def test_a_youth_section_signs_and_its_parent_does_not(cast, document, allies):
    """DOMAIN 25, scenario 8."""
    youth = allies[3]
    Organisation.objects.filter(pk=youth.pk).update(kind="youth", parent=allies[0])
    statement = statement_at(Status.LOCKED, cast, document)
    circulation = open_circulation(statement, cast)
    for invitation in invite(circulation, [youth], by=cast.releaser):
        sign_for(invitation)
    close(circulation, by=cast.releaser)

    content = release(statement, by=cast.releaser).content

    assert [(g["kind"], len(g["signatories"])) for g in content["groups"]] == [("youth", 1)]


def test_names_are_printed_as_approved_for_the_editions_language(cast, document, allies):
    """DOMAIN 51."""
    OrganisationName.objects.create(
        organisation=allies[0],
        name="Democratic Union of Workers",
        language="en",
        script="Latn",
        direction="ltr",
        official=False,
    )
    content = release(statement_at(Status.CLOSED, cast, document, allies=allies), by=cast.releaser).content

    assert content["groups"][0]["signatories"][0]["name"] == "Democratic Union of Workers"


def test_a_worker_that_lost_its_lease_publishes_nothing(closed, cast, seal_key, settings):
    """The fencing token: while another worker has the job, and has not finished it."""
    row = release(closed, by=cast.releaser)
    mine = claim(row.pk)
    pdf = composing.render_in_child(mine.content, composing.record_bytes(mine.content))
    key = composing.load_key(settings.SEAL_KEY_FILE, settings.SEAL_KEY_PASSWORD)
    sealed = composing.seal(pdf, key, organisation="WVP", reason="N° 1", tsa_url=None, now=database_now())
    Release.objects.update(due_at=database_now() - timedelta(seconds=1))
    theirs = claim(row.pk)

    with pytest.raises(composing.LostClaim):
        composing.publish(mine, sealed, certificate=key.certificate_pem)

    assert not SealedFile.objects.exists()
    assert list(store.path_of("x").parent.glob("*.pdf")) == []
    composing.publish(theirs, sealed, certificate=key.certificate_pem)
    row.refresh_from_db()
    assert row.progress == Progress.PUBLISHED
