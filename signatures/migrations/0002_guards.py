"""What was signed stays as it was signed; a withdrawal is written beside it, once."""

from django.db import migrations

from trail.guards import Guard, append_only, fixed_columns, install

GUARDS = [
    fixed_columns(
        "signatures_signature",
        ["uid", "circulation_id", "invitation_id", "organisation_id", "mandate_id", "revision_id", "digest", "language", "shown_at", "signed_at"],
        sentence="a signature cannot be changed",
    ),
    Guard(
        "signatures_signature_once",
        "signatures_signature",
        "UPDATE",
        "a withdrawn signature stays withdrawn",
        "OLD.withdrawn_at IS NOT NULL AND (NEW.withdrawn_at IS NULL OR NEW.withdrawn_at <> OLD.withdrawn_at)",
    ),
    Guard("signatures_signature_no_delete", "signatures_signature", "DELETE", "a signature is withdrawn, not removed"),
    fixed_columns(
        "signatures_circulation",
        ["uid", "statement_id", "revision_id", "digest", "opened_by_id", "opened_at"],
        sentence="a circulation cannot be given another text",
    ),
    Guard("signatures_circulation_no_delete", "signatures_circulation", "DELETE", "a circulation cannot be removed"),
    *append_only("signatures_decline"),
]


class Migration(migrations.Migration):
    dependencies = [("signatures", "0001_initial")]
    operations = [install(GUARDS)]
