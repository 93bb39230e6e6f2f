"""“Please answer by”, before the deadline; and the one reminder of an invitation, which is sent once."""

from django.db import migrations, models

from trail.guards import Guard, fixed_columns, install

# SQLite makes the table anew for its constraint, and forgets its triggers.
CIRCULATION = [
    fixed_columns(
        "signatures_circulation",
        ["uid", "statement_id", "revision_id", "digest", "opened_by_id", "opened_at"],
        sentence="a circulation cannot be given another text",
    ),
    Guard("signatures_circulation_no_delete", "signatures_circulation", "DELETE", "a circulation cannot be removed"),
]
BEFORE = install(CIRCULATION)
ONCE = Guard(
    "signatures_invitation_reminded_once",
    "signatures_invitation",
    "UPDATE",
    "an invitation is reminded of once",
    "OLD.reminded_at IS NOT NULL AND (NEW.reminded_at IS NULL OR NEW.reminded_at <> OLD.reminded_at)",
)


class Migration(migrations.Migration):
    dependencies = [("signatures", "0003_answers")]
    operations = [
        migrations.RunPython(BEFORE.reverse_code, BEFORE.code),
        migrations.AddField("circulation", "answer_by", models.DateTimeField(null=True)),
        migrations.AddField("invitation", "sent_again_at", models.DateTimeField(null=True)),
        migrations.AddField("invitation", "reminded_at", models.DateTimeField(null=True)),
        migrations.AddConstraint(
            "circulation",
            models.CheckConstraint(
                condition=models.Q(("answer_by__isnull", True), ("answer_by__lt", models.F("deadline")), _connector="OR"),
                name="answers_asked_before_the_deadline",
            ),
        ),
        install([*CIRCULATION, ONCE]),
    ]
