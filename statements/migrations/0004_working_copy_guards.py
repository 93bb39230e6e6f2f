"""Steps are written once and, from the lock on, no more; who wrote a revision is never said otherwise."""

from django.db import migrations

from trail.guards import Guard, append_only, install

FROZEN = "('locked', 'circulating', 'closed', 'released', 'withdrawn')"
LOCKED = f"EXISTS (SELECT 1 FROM statements_statement s WHERE s.id = NEW.copy_id AND s.status IN {FROZEN})"

GUARDS = [
    *append_only("statements_revision_also_by"),
    Guard("statements_batch_no_update", "statements_batch", "UPDATE", "a step that was taken cannot be changed"),
    Guard("statements_batch_locked", "statements_batch", "INSERT", "the text is locked: it takes no step", LOCKED),
]


class Migration(migrations.Migration):
    dependencies = [("statements", "0003_working_copy")]
    operations = [install(GUARDS)]
