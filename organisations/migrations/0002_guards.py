"""Evidence stays; only the person's own data can be emptied (DOMAIN 83)."""

from django.db import migrations

from trail.guards import Guard, fixed_columns, install

GUARDS = [
    fixed_columns(
        "organisations_mandate",
        ["organisation_id", "organ", "decided_on", "authority", "recorded_at"],
        sentence="a mandate is evidence: it cannot be changed",
    ),
    Guard("organisations_mandate_no_delete", "organisations_mandate", "DELETE", "a mandate is evidence: it cannot be removed"),
]


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]
    operations = [install(GUARDS)]
