"""A release by a warm worker against nothing but rendering and sealing the same content; and sealing against rendering."""

import multiprocessing
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection, connections

from benchmarks import crowd, signed
from benchmarks.measuring import Cost, Spread, by_turns, cost, cpu_of
from benchmarks.place import Place, settle
from benchmarks.table import Line
from demo.cast import Cast, engage
from demo.texts import HARBOUR
from releases.actions.composing import compose
from releases.actions.releasing import release
from releases.content import record_bytes
from releases.models import Progress, Release
from releases.rendering.engine import warm
from releases.rendering.printing import render
from releases.sealing import load_key, seal
from signatures.actions.closing import close

GOAL, SEAL_GOAL = 1.30, 0.25
NAMES = 40


def measure(place: Place, *, quick: bool) -> list[Line]:
    """Three lines: the worker's CPU and its time ÷ the bare work's, and sealing ÷ rendering."""
    rounds = 3 if quick else 8
    cast = engage()
    rows = [_closed_and_due(cast) for _ in range(rounds + 1)]
    settle()
    warm()
    connections.close_all()
    # A process of its own, so that the worker's children do not find what bare rendering left in memory.
    with multiprocessing.get_context("fork").Pool(1) as other:

        def bare_work(n: int) -> tuple[Cost, Cost]:
            return other.apply(_bare, [rows[n + 1].content])

        bare_work(-1)
        _worker(rows[0])
        pairs = by_turns(lambda n: _worker(rows[n + 1]), bare_work, rounds=rounds)
    bare = [(worker, rendered + sealed) for worker, (rendered, sealed) in pairs]
    cpu = Spread.of(w.cpu / b.cpu for w, b in bare)
    wall = Spread.of(w.wall / b.wall for w, b in bare)
    sealing = Spread.of(s.cpu / r.cpu for _, (r, s) in pairs)
    what = f"{NAMES} names, RSA-3072, {rounds} releases each"
    return [
        Line(
            "release by a warm worker ÷ render and seal, CPU",
            str(cpu),
            f"≤ {GOAL:.2f}",
            cpu.middle <= GOAL,
            f"{_ms(w.cpu for w, _ in bare)} ÷ {_ms(b.cpu for _, b in bare)}; claim to publish with the child that prints "
            f"and the PostgreSQL backend; {what}",
        ),
        Line(
            "release by a warm worker ÷ render and seal, clock",
            str(wall),
            f"≤ {GOAL:.2f}",
            wall.middle <= GOAL,
            f"{_ms(w.wall for w, _ in bare)} ÷ {_ms(b.wall for _, b in bare)}",
        ),
        Line(
            "seal ÷ render, CPU",
            str(sealing),
            f"≤ {SEAL_GOAL:.2f}",
            sealing.middle <= SEAL_GOAL,
            f"{_ms(s.cpu for _, (_, s) in pairs)} ÷ {_ms(r.cpu for _, (r, _) in pairs)}; sealing includes proving the seal",
        ),
    ]


def _closed_and_due(cast: Cast) -> Release:
    """A statement that was signed and closed, and whose release waits for a worker."""
    (circulation,) = crowd.circulating(cast, HARBOUR, 1)
    signed.by_all(crowd.seats([circulation], crowd.organisations(cast, NAMES)))
    statement = close(circulation, by=cast.releaser).statement
    return release(statement, by=cast.releaser)


def _worker(row: Release) -> Cost:
    connection.ensure_connection()
    backend = connection.connection.info.backend_pid
    before = cpu_of([backend])
    used = cost(lambda: compose(row.pk))
    row.refresh_from_db()
    if row.progress != Progress.PUBLISHED:
        raise RuntimeError(f"the release is {row.progress}: {row.problem}")
    return used + Cost(cpu_of([backend]) - before, 0)


def _bare(content: dict[str, Any]) -> tuple[Cost, Cost]:
    """Rendering and sealing in one process, the key loaded already."""
    key = load_key(settings.SEAL_KEY_FILE, settings.SEAL_KEY_PASSWORD)
    pdf: list[bytes] = []
    issuer, now = content["issuer"], datetime.now(UTC)
    rendered = cost(lambda: pdf.append(render(content, record_bytes(content))))
    sealed = cost(
        lambda: seal(
            pdf[0],
            key,
            organisation=issuer["name"],
            location=issuer["place"],
            reason=content["label"],
            tsa_url=None,
            now=now,
        )
    )
    return rendered, sealed


def _ms(seconds: Iterable[float]) -> str:
    return f"{Spread.of(seconds).middle * 1000:.0f} ms"
