"""What the trail says of who did what: the organisation, and whoever signed for it, not whoever the mail went to."""

import pytest

from demo.moves import sign_for, statement_at, withdraw_for
from limits.networks import HERE
from organisations.models import OrganisationName
from outbox.deliver import compose
from outbox.models import Mail
from pages.presenting import trail
from signatures.actions.answering import decline, forward, object_to, reconsider, resolve
from signatures.actions.circulating import revoke, send_again
from signatures.models import Link, Purpose
from statements.lifecycle import Status
from tests.signatures.test_links import answer_link


@pytest.fixture
def told(circulation):
    def lines() -> list[str]:
        return [line.sentence for line in trail.lines(circulation.statement)]

    return lines


def test_a_colleague_signs_and_is_named(invitation, told):
    name = invitation.organisation.official_name.name
    forward(answer_link(invitation), name="Ilse Braun", email="ilse@dee.example", network=HERE)
    sign_for(invitation, person="Ilse Braun")
    withdraw_for(invitation)

    assert told()[:3] == [
        f"{name} withdrew its signature.",
        f"Ilse Braun signed for {name}.",
        f"{name} forwarded its invitation to a colleague.",
    ]


def test_every_answer_names_the_organisation(invitation, cast, told):
    name = invitation.organisation.official_name.name
    decline(invitation)
    reconsider(invitation)
    revoke(invitation, by=cast.author)
    send_again(invitation, by=cast.author)
    sign_for(invitation)
    objection = object_to(Link.objects.filter(purpose=Purpose.OBJECTION).first(), network=HERE)
    resolve(objection, by=cast.releaser, upheld=False)

    assert [sentence for sentence in told() if name in sentence][:-1] == [
        f"Dimitra Lekka settled the objection to the signature of {name}.",
        f"Somebody objected to the signature of {name}.",
        f"{invitation.signatures.get().mandate.person} signed for {name}.",
        f"Ana Ruiz sent the invitation of {name} again.",
        f"Ana Ruiz revoked the invitation of {name}.",
        f"{name} took its refusal back.",
        f"{name} declined.",
    ]


def test_who_changes_a_text_in_review_ends_the_review_and_is_told(client, cast, document):
    statement = statement_at(Status.IN_REVIEW, cast, document)
    client.force_login(cast.author)
    assert "If you save, the review ends" in client.get(f"/statements/{statement.uid}/edit/").content.decode()

    sheet = {"title": "Another title", "language": "en", "based_on": 1, "blocks": 0, "notes": 0}
    page = client.post(f"/statements/{statement.uid}/edit/", sheet, follow=True).content.decode()

    assert "The review has ended" in page
    assert "If you save, the review ends" not in page
    assert [line.sentence for line in trail.lines(statement)][:2] == [
        "Ana Ruiz took the text out of review to change it.",
        "Ana Ruiz saved revision 2.",
    ]


def test_stages_are_called_by_their_names(cast, document):
    statement = statement_at(Status.APPROVED, cast, document)
    names = {stage.name for stage in statement.route.parsed}

    said = [line.sentence for line in trail.lines(statement) if "approved the text" in line.sentence]

    assert said
    assert all(any(f"“{name}”" in sentence for name in names) for sentence in said)


def test_a_name_that_runs_the_other_way_stays_in_its_place(invitation, told):
    """UAX 9: else the figures and brackets beside it change sides."""
    arabic = "نقابة العاملين (IDC)"
    OrganisationName.objects.filter(organisation=invitation.organisation, official=True).update(name=arabic)
    sign_for(invitation)

    assert told()[0].endswith(f"signed for \u2068{arabic}\u2069.")
    receipt = Mail.objects.filter(template="receipt").first()
    assert f"\u2068{arabic}\u2069" in compose(receipt).body


def test_the_mail_about_an_objection_leads_to_where_it_is_settled(invitation, circulation):
    sign_for(invitation)
    object_to(Link.objects.filter(purpose=Purpose.OBJECTION).first(), network=HERE)

    body = compose(Mail.objects.get(template="objection")).body
    assert f"/statements/{circulation.statement.uid}/board/" in body
