"""A draft save in our editor and by our plain form beside the same text saved in Wagtail's admin, in one run on one PostgreSQL."""

import asyncio
import json
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

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
from tests.editing.lines import Window
from tests.pages.test_writing import fields

EDITOR, FORM_GOAL, QUERIES = 1 / 8, 1 / 5, 8
SENTENCE = {"stepType": "replace", "from": 1, "to": 1, "slice": {"content": [{"type": "text", "text": "A sentence. "}]}}
FORM = "application/x-www-form-urlencoded"  # as our form sends it; Wagtail's is multipart


def measure(place: Place, *, quick: bool) -> list[Line]:
    """CPU of each of our saves ÷ CPU of Wagtail's, and the queries of a save in the editor."""
    rounds, saves = (2, 10) if quick else (6, 30)
    connections.settings["default"]["CONN_MAX_AGE"] = 600  # as in production; tests end theirs with each act
    python = environment(place.folder / "wagtail")
    text = place.folder / "text.json"
    text.write_text(json.dumps(_plain(HARBOUR)))
    cast = engage()
    statement = statement_at(Status.DRAFTING, cast, HARBOUR)
    editor = _Editor(statement_at(Status.DRAFTING, cast, HARBOUR))
    ways: dict[str, tuple[_Editor | _Form, float]] = {
        "in the editor": (editor, EDITOR),
        "by the plain form": (_Form(statement), FORM_GOAL),
    }
    for way, _goal in ways.values():
        way.save(5)
    settle()
    ours: dict[str, list[float]] = {name: [] for name in ways}
    theirs = []
    for _ in range(rounds):
        theirs.append(_wagtail(place, python, saves, text))
        for name, (way, _goal) in ways.items():
            ours[name].append(way.save(saves))
    lines = [
        _line(name, goal, ours[name], theirs, f"{rounds} × {saves} saves each") for name, (_way, goal) in ways.items()
    ]
    count = editor.plain_request()
    return [
        *lines,
        Line("queries of a save in the editor, over a plain request", str(count), f"≤ {QUERIES}", count <= QUERIES),
    ]


def _line(name: str, goal: float, ours: list[float], theirs: list[dict[str, float]], how: str) -> Line:
    ratio = Spread.of(mine / other["ms"] for mine, other in zip(ours, theirs, strict=True))
    mine, other = Spread.of(ours).middle, Spread.of(t["ms"] for t in theirs).middle
    return Line(
        f"CPU of a draft save {name} ÷ Wagtail's admin save of the same text",
        str(ratio),
        f"≤ {goal}",
        ratio.middle <= goal,
        f"({mine:.1f} ÷ {other:.1f} ms in the web process, without PostgreSQL; {theirs[0]['queries']} queries in Wagtail; {how}; {WAGTAIL[0]})",
    )


class _Editor:
    """An editor at its socket, which sends a step for each sentence and waits until it is taken."""

    def __init__(self, statement: Any) -> None:
        self.statement, self.version = statement, 0

    def save(self, times: int) -> float:
        """CPU milliseconds of one save, of the loop and of the threads that ask the database."""
        return asyncio.run(
            self._save(Window(self.statement, self.statement.created_by, origin="http://localhost"), times)
        )

    async def _save(self, window: Window, times: int) -> float:
        await window.enter("bench")
        began = time.process_time()
        for _ in range(times):
            await window.says({"type": "steps", "version": self.version, "steps": [SENTENCE]})
            self.version = (await window.hears("steps"))["first"]
        spent = (time.process_time() - began) / times * 1000
        await window.leave()
        return spent

    def plain_request(self) -> int:
        """How many queries the same takes where sockets are blocked: session and person come on top."""
        client = logged_in(self.statement.created_by)
        posted = {"version": self.version, "client": "bench", "steps": json.dumps([SENTENCE])}
        with CaptureQueriesContext(connection) as asked:
            client.post(f"/statements/{self.statement.uid}/line/", posted)
        self.version += 1
        return len([q for q in asked.captured_queries if q["sql"] not in ("BEGIN", "COMMIT")])


class _Form:
    """Our plain form in this process, saving one revision over the other."""

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
