"""What was said stays said, about the words that it was said about; from the lock on, nothing more is said."""

from django.db import migrations

from trail.guards import Guard, append_only, fixed_columns, install

FROZEN = "('locked', 'circulating', 'closed', 'released', 'withdrawn')"
LOCKED = (
    "EXISTS (SELECT 1 FROM statements_thread t JOIN statements_statement s ON s.id = t.statement_id "
    f"WHERE t.id = NEW.thread_id AND s.status IN {FROZEN})"
)
SAID = ("uid", "statement_id", "quotation", "audience", "by_id", "at")

GUARDS = [
    *append_only("statements_comment"),
    *append_only("statements_comment_mentions"),
    Guard("statements_comment_locked", "statements_comment", "INSERT", "the text is locked: it takes no comment", LOCKED),
    fixed_columns("statements_thread", SAID, sentence="a thread keeps its passage and its audience"),
    Guard("statements_thread_no_delete", "statements_thread", "DELETE", "a thread cannot be removed"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("statements", "0005_comments")]
    operations = [install(GUARDS)]
