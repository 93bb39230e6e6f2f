"""Every model of ours says whether its rows may change; the append-only ones are kept so by the database."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from demo.moves import statement_at
from statements.lifecycle import Status

OURS = {"organisations", "statements", "signatures", "releases", "trail", "outbox", "limits", "api"}
APPEND_ONLY = {
    "statements.Revision", "statements.Demand", "statements.Review", "statements.Route", "statements.Comment", "trail.Event",
    "signatures.Deferral", "releases.SealedFile", "releases.IssuerSeal",
}  # fmt: skip
MUTABLE = {
    "organisations.User", "organisations.Membership", "organisations.Organisation", "organisations.OrganisationName",
    "organisations.Contact", "organisations.PasswordLink", "organisations.LoginSession",
    "organisations.Mandate",  # the person's own data can be emptied, the evidence is fixed
    "statements.Statement",  # its text is fixed from the lock on
    "statements.WorkingCopy",
    "statements.Batch",  # never changed, and removed when no editor can ask for it any more
    "statements.Thread",  # can be resolved, and follows its words; the quotation is fixed
    "signatures.Circulation", "signatures.Invitation", "signatures.Link", "signatures.Code",
    "signatures.Signature",  # what was signed is fixed; withdrawal is written beside it
    "signatures.Decline",  # what was said is fixed; that it was taken back is written beside it
    "signatures.Objection", "releases.Series",
    "releases.Release",  # fixed wholly once published
    "outbox.Mail", "limits.Window", "api.ApiToken", "api.IdempotentRequest",
}  # fmt: skip


def test_every_model_is_listed():
    models = {m._meta.label for m in apps.get_models() if m._meta.app_label in OURS}
    assert models == APPEND_ONLY | MUTABLE
    assert not APPEND_ONLY & MUTABLE


@pytest.mark.parametrize("label", sorted(APPEND_ONLY))
@pytest.mark.parametrize("event", ["UPDATE", "DELETE"])
def test_append_only_tables_have_their_guard(label, event, db):
    table = apps.get_model(label)._meta.db_table
    query = (
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
        if connection.vendor == "sqlite"
        else "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [table])
        triggers = [row[0] for row in cursor.fetchall()]

    assert any(f"BEFORE {event} ON" in t for t in triggers)


def test_the_trail_cannot_be_rewritten(cast, document):
    """DOMAIN 77."""
    statement_at(Status.DRAFTING, cast, document)
    event = apps.get_model("trail.Event")

    for act in (lambda: event.objects.update(kind="other"), lambda: event.objects.all().delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            act()
