"""The same rows written by pgbench: the script is made from what one real signature wrote."""

import os
import resource
import subprocess
import time
from collections.abc import Mapping, Sequence

from django.db import connection
from django.db.models import Model

from benchmarks.crowd import Seat
from benchmarks.measuring import cpu_of_ended_children
from benchmarks.place import Place
from benchmarks.web import backends
from organisations.models import Mandate
from outbox.models import Mail
from signatures.models import Code, Link, Purpose, Signature
from trail.models import Event

UNIQUE = "lpad(:n::text, {}, '0')"
HEAD = r"""\set n :n + 1
\set invitation :invitation + 1
\set organisation :organisation + 1
\set contact :contact + 1
\set code :code + 1
BEGIN;
"""
SPEND = "UPDATE {} SET tries = tries + 1, used_at = clock_timestamp() WHERE id = :code AND used_at IS NULL;\n"
TABLES = (Mandate, Signature, Event, Mail, Link)


def script(signature: Signature) -> str:
    """One transaction: the code is spent, and mandate, signature, event, receipts and their links are inserted."""
    event = Event.objects.get(about=f"signature:{signature.uid}", kind="signature.given")
    mails = Mail.objects.filter(key__startswith=f"receipt:event:{event.pk}:")
    link = signature.links.get(purpose=Purpose.OBJECTION)
    owner = {"organisation_id": ":organisation", "contact_id": ":contact"}
    lines = [
        _insert(signature.mandate, owner, gives="mandate"),
        _insert(
            signature,
            owner | {"uid": UNIQUE.format(12), "invitation_id": ":invitation", "mandate_id": ":mandate"},
            gives="signature",
        ),
        _insert(
            event, {"about": "'signature:' || " + UNIQUE.format(12), "by": "'contact:' || :contact"}, gives="event"
        ),
        _insert(link, {"invitation_id": ":invitation", "signature_id": ":signature", "fingerprint": UNIQUE.format(64)}),
        *(_insert(mail, {"key": f"'receipt:event:' || :event || ':{mail.to}'"}) for mail in mails),
    ]
    return HEAD + SPEND.format(Code._meta.db_table) + "".join(lines) + "COMMIT;\n"


def _insert(row: Model, instead: Mapping[str, str], *, gives: str = "") -> str:
    """INSERT a row like this one, some columns by expressions of the script; `gives` names a variable for its key."""
    columns = [str(f.column) for f in row._meta.concrete_fields if not f.primary_key]
    with connection.cursor() as cursor:
        texts = ", ".join(f'quote_nullable("{c}"::text)' for c in columns)
        cursor.execute(f'SELECT {texts} FROM "{row._meta.db_table}" WHERE id = %s', [row.pk])
        literals = cursor.fetchone()
    values = [instead.get(c, literal) for c, literal in zip(columns, literals, strict=True)]
    names = ", ".join(f'"{c}"' for c in columns)
    sql = f'INSERT INTO "{row._meta.db_table}" ({names}) VALUES ({", ".join(values)})'
    return f"{sql} RETURNING id AS {gives} \\gset\n" if gives else f"{sql};\n"


class Bench:
    """pgbench with one connection, over the same socket as the web process, in PostgreSQL's simple protocol."""

    def __init__(self, place: Place, text: str) -> None:
        self.postgres = place.postgres
        self.file = place.folder / "sign.sql"
        self.file.write_text(text)
        self.used = 0

    def run(self, seats: Sequence[Seat]) -> dict[str, float]:
        """Write one act per seat; their keys must follow one another. CPU seconds of pgbench and of its backends."""
        assert self.postgres.process is not None
        postmaster = self.postgres.process.pid
        ours = resource.getrusage(resource.RUSAGE_CHILDREN)
        theirs = cpu_of_ended_children(postmaster)
        done = subprocess.run(self._command(seats), capture_output=True, text=True, env={**os.environ, "PGAPPNAME": ""})
        if done.returncode:
            raise RuntimeError(f"pgbench failed: {done.stderr[-2000:]}")
        self.used += len(seats)
        while backends("pgbench"):
            time.sleep(0.02)
        time.sleep(0.05)  # until the postmaster has waited for them
        now = resource.getrusage(resource.RUSAGE_CHILDREN)
        return {
            "pgbench": now.ru_utime + now.ru_stime - ours.ru_utime - ours.ru_stime,
            "backends": cpu_of_ended_children(postmaster) - theirs,
        }

    def _command(self, seats: Sequence[Seat]) -> list[str]:
        first = seats[0]
        before = {
            "n": self.used,
            "invitation": first.invitation.pk - 1,
            "organisation": first.invitation.organisation_id - 1,
            "contact": first.invitation.contact_id - 1,
            "code": first.code.pk - 1,
        }
        last = seats[-1]
        assert (last.invitation.pk - first.invitation.pk, last.code.pk - first.code.pk) == (len(seats) - 1,) * 2
        variables = [f"--define={name}={value}" for name, value in before.items()]
        where = ["-h", str(self.postgres.folder), "-p", str(self.postgres.port), "-U", "test", "test"]
        command = [
            str(self.postgres.programs / "pgbench"),
            "-n",
            "-c",
            "1",
            "-t",
            str(len(seats)),
            "-f",
            str(self.file),
        ]
        return [*command, *variables, *where]


def counts() -> dict[str, int]:
    """How many rows each table of an act holds now."""
    return {model.__name__: model._default_manager.count() for model in TABLES}
