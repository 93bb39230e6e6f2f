"""What must not change cannot be changed: revisions, demands, decisions, and the text of a locked statement."""

from django.db import migrations

from trail.guards import Guard, append_only, fixed_columns, install

FROZEN = "('locked', 'circulating', 'closed', 'released', 'withdrawn')"
EDITABLE = "('drafting', 'in_review', 'approved')"

GUARDS = [
    *append_only("statements_revision"),
    *append_only("statements_demand"),
    *append_only("statements_review"),
    *append_only("statements_route"),
    Guard(
        "statements_revision_locked",
        "statements_revision",
        "INSERT",
        "the text is locked: it takes no new revision",
        f"EXISTS (SELECT 1 FROM statements_statement s WHERE s.id = NEW.statement_id AND s.status IN {FROZEN})",
    ),
    fixed_columns(
        "statements_statement",
        ["head_id", "route_id", "round", "issue_number", "issue_date", "issuer_id", "uid"],
        when=f"OLD.status IN {FROZEN}",
        sentence="the text is locked: it cannot be changed",
    ),
    Guard(
        "statements_statement_unlock",
        "statements_statement",
        "UPDATE",
        "the text is locked: it cannot be reopened",
        f"OLD.status IN {FROZEN} AND NEW.status IN {EDITABLE}",
    ),
    Guard("statements_statement_no_delete", "statements_statement", "DELETE", "a statement is withdrawn, not removed"),
]


class Migration(migrations.Migration):
    dependencies = [("statements", "0001_initial")]
    operations = [install(GUARDS)]
