"""A draft save through our editor beside the same text saved in Wagtail's admin, in one run on one PostgreSQL."""

import json
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.db import connection

from benchmarks.desk import logged_in
from benchmarks.measuring import Spread
from benchmarks.place import Place, settle
from benchmarks.table import Line
from benchmarks.wagtail_environment import WAGTAIL, environment, run
from demo.cast import engage
from demo.moves import statement_at
from demo.texts import HARBOUR
from statements.lifecycle import Status
from statements.text.reading import plain
from tests.pages.test_writing import fields

GOAL = 1 / 5
FORM = "application/x-www-form-urlencoded"  # as our form sends it; Wagtail's is multipart


def measure(place: Place, *, quick: bool) -> list[Line]:
    """One line: CPU of our save ÷ CPU of Wagtail's."""
    rounds, saves = (2, 10) if quick else (6, 30)
    python = environment(place.folder / "wagtail")
    text = place.folder / "text.json"
    text.write_text(json.dumps(_plain(HARBOUR)))
    statement = statement_at(Status.DRAFTING, engage(), HARBOUR)
    editor = _Editor(statement)
    editor.save(5)
    settle()
    pairs = []
    for _ in range(rounds):
        theirs = _wagtail(place, python, saves, text)
        pairs.append((editor.save(saves), theirs))
    ratio = Spread.of(ours / theirs["ms"] for ours, theirs in pairs)
    ours, theirs = Spread.of(o for o, _ in pairs).middle, Spread.of(t["ms"] for _, t in pairs).middle
    return [
        Line(
            "CPU of a draft save ÷ Wagtail's admin save of the same text",
            str(ratio),
            f"≤ {GOAL}",
            ratio.middle <= GOAL,
            f"({ours:.1f} ÷ {theirs:.1f} ms in the web process, without PostgreSQL; {pairs[0][1]['queries']} queries in Wagtail; "
            f"{rounds} × {saves} saves each; {WAGTAIL[0]})",
        )
    ]


class _Editor:
    """Our editor in this process, saving one revision over the other."""

    def __init__(self, statement: Any) -> None:
        self.path, self.client, self.number = f"/statements/{statement.uid}/edit/", logged_in(statement.created_by), 1

    def save(self, times: int) -> float:
        """CPU milliseconds of one save."""
        began = time.process_time()
        for _ in range(times):
            posted = fields(HARBOUR, based_on=self.number, title=f"Title {self.number}")
            if self.client.post(self.path, urlencode(posted), content_type=FORM).status_code != 302:
                raise RuntimeError("the save was refused")
            self.number += 1
        return (time.process_time() - began) / times * 1000


def _wagtail(place: Place, python: Path, saves: int, text: Path) -> dict[str, float]:
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS wagtail")
        cursor.execute("CREATE DATABASE wagtail")
    where = {"PGHOST": str(place.postgres.folder), "PGPORT": str(place.postgres.port)}
    run(python, "django", "migrate", "-v0", env=where)
    done = run(python, "benchmarks.wagtail.saving", str(saves), str(text), env=where | {"WITH_PAGE": "1"})
    answer: dict[str, float] = json.loads(done.splitlines()[-1])
    return answer


def _plain(document: dict[str, Any]) -> dict[str, Any]:
    """The same words, without our structure."""
    clauses = [document["lead"], *document["blocks"]]
    return {
        "title": document["title"],
        "paragraphs": [plain(c["text"]) for c in clauses if c and c.get("text")],
        "demands": [plain(d["text"]) for b in document["blocks"] for d in b.get("demands", ())],
    }
