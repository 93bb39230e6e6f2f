"""What must not change cannot be changed: triggers for both databases, written once.

A guard is a condition under which the database itself refuses a row's change, whoever asks: an action, the ORM's
`update()`, or somebody with a SQL prompt. Migrations install them; their sentences reach the developer as an error.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.db import migrations

Event = Literal["INSERT", "UPDATE", "DELETE"]


@dataclass(frozen=True)
class Guard:
    """Refuse `event` on `table` when `condition` (SQL over NEW and OLD; true if empty) holds."""

    name: str
    table: str
    event: Event
    sentence: str
    condition: str = "1 = 1"

    def install_sql(self, vendor: str) -> list[str]:
        if vendor == "sqlite":
            return [
                f'CREATE TRIGGER "{self.name}" BEFORE {self.event} ON "{self.table}" WHEN ({self.condition}) '
                f"BEGIN SELECT RAISE(ABORT, '{self.sentence}'); END"
            ]
        row = "OLD" if self.event == "DELETE" else "NEW"
        return [
            f'CREATE OR REPLACE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN '
            f"IF ({self.condition}) THEN RAISE EXCEPTION '{self.sentence}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END $$",
            f'CREATE TRIGGER "{self.name}" BEFORE {self.event} ON "{self.table}" FOR EACH ROW EXECUTE FUNCTION "{self.name}"()',
        ]

    def remove_sql(self, vendor: str) -> list[str]:
        if vendor == "sqlite":
            return [f'DROP TRIGGER IF EXISTS "{self.name}"']
        return [f'DROP TRIGGER IF EXISTS "{self.name}" ON "{self.table}"', f'DROP FUNCTION IF EXISTS "{self.name}"()']


def append_only(table: str) -> list[Guard]:
    """Rows of the table are written once: no change, no removal."""
    return [
        Guard(f"{table}_no_update", table, "UPDATE", f"{table} is append-only: a row cannot be changed"),
        Guard(f"{table}_no_delete", table, "DELETE", f"{table} is append-only: a row cannot be removed"),
    ]


def fixed_columns(table: str, columns: Iterable[str], *, when: str = "1 = 1", sentence: str) -> Guard:
    """The columns keep their values while `when` holds."""
    changed = " OR ".join(f'(NEW."{c}" <> OLD."{c}" OR (NEW."{c}" IS NULL) <> (OLD."{c}" IS NULL))' for c in columns)
    return Guard(f"{table}_fixed", table, "UPDATE", sentence, f"({when}) AND ({changed})")


def install(guards: Iterable[Guard]) -> migrations.RunPython:
    """A migration operation that installs the guards, and removes them on the way back."""
    chosen = list(guards)

    def forwards(apps: Any, schema_editor: Any) -> None:
        for guard in chosen:
            for sql in guard.install_sql(schema_editor.connection.vendor):
                schema_editor.execute(sql, params=None)

    def backwards(apps: Any, schema_editor: Any) -> None:
        for guard in chosen:
            for sql in guard.remove_sql(schema_editor.connection.vendor):
                schema_editor.execute(sql, params=None)

    return migrations.RunPython(forwards, backwards)
