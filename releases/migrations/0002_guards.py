"""A published edition cannot be changed, by anybody."""

from django.db import migrations

from trail.guards import Guard, append_only, fixed_columns, install

GUARDS = [
    fixed_columns(
        "releases_release",
        ["uid", "issuer_id", "statement_id", "number", "edition", "text_digest"],
        sentence="an edition keeps its number, its statement and its text",
    ),
    Guard(
        "releases_release_published",
        "releases_release",
        "UPDATE",
        "a published edition cannot be changed",
        "OLD.progress = 'published'",
    ),
    Guard(
        "releases_release_no_delete",
        "releases_release",
        "DELETE",
        "only a failed release can be removed",
        "OLD.progress <> 'failed'",
    ),
    *append_only("releases_sealedfile"),
    *append_only("releases_issuerseal"),
]


class Migration(migrations.Migration):
    dependencies = [("releases", "0001_initial")]
    operations = [install(GUARDS)]
