"""The desk: how often it asks the database, and whether it stays as fast when there are a hundred times as many statements."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import crowd, web
from benchmarks.measuring import Spread
from benchmarks.place import Place, settle
from benchmarks.table import Line
from demo.cast import Cast, engage
from demo.moves import statement_at
from demo.texts import HARBOUR
from statements.lifecycle import Status
from tests.pages.test_writing import fields

QUERIES, GROWTH, TRANSITION = 6, 1.2, 10
FEW, MANY = 50, 5_000


def measure(place: Place, *, quick: bool) -> list[Line]:
    """Three lines: queries of the desk, its growth, and queries of a save and of each move."""
    many, rounds, each = (500, 4, 10) if quick else (MANY, 8, 30)
    small = engage(name="Few Statements Party", domain="few.example", anew=True)
    large = engage(name="Many Statements Party", domain="many.example", anew=True)
    crowd.circulating(small, HARBOUR, FEW)
    crowd.circulating(large, HARBOUR, many)
    settle()
    return [_queries(small), _growth(small, large, many, rounds, each), _moves(engage())]


def _queries(cast: Cast) -> Line:
    client = logged_in(cast.author)
    client.get("/desk/")
    taken = _count(lambda: client.get("/desk/"))
    return Line(f"queries of the desk with {FEW} statements", str(taken), f"≤ {QUERIES}", taken <= QUERIES)


def _growth(small: Cast, large: Cast, many: int, rounds: int, each: int) -> Line:
    with web.Web() as server:
        costs: dict[str, list[float]] = {"small": [], "large": []}
        cookies = {"small": session(small.author), "large": session(large.author)}
        for _round in range(rounds + 1):
            for name, cookie in cookies.items():
                client, before = server.client(), sum(server.cpu().values())
                for _ in range(each):
                    server.get("/desk/", client, Cookie=cookie)
                costs[name].append((sum(server.cpu().values()) - before) / each)
    pairs = list(zip(costs["large"][1:], costs["small"][1:], strict=True))
    ratio = Spread.of(a / b for a, b in pairs)
    large_ms, small_ms = (Spread.of(pair[n] * 1000 for pair in pairs).middle for n in (0, 1))
    return Line(
        f"CPU of the desk, {many:,} statements ÷ {FEW}",
        str(ratio),
        f"≤ {GROWTH}",
        ratio.middle <= GROWTH,
        f"({large_ms:.1f} ÷ {small_ms:.1f} ms of web and PostgreSQL; all of the person's own issuer; {rounds} × {each} each)",
    )


def _moves(cast: Cast) -> Line:
    statement_at(Status.IN_REVIEW, cast, HARBOUR)  # the issuer's route is written down at its first use
    statement = statement_at(Status.DRAFTING, cast, HARBOUR)
    room, approve = f"/statements/{statement.uid}/", {"decision": "approve"}
    author, one, two, releaser = (logged_in(p) for p in (cast.author, cast.reviewer, cast.reviewer2, cast.releaser))
    saved = _count(lambda: author.post(f"{room}edit/", fields(HARBOUR, title="Another title")))
    statement.refresh_from_db()
    assert statement.head is not None
    approve["digest"] = statement.head.digest
    taken = [_count(lambda c=c, p=p, d=d: c.post(f"{room}{p}/", d)) for c, p, d in (
        (author, "do/submit", {}), (one, "review", approve), (one, "review", approve), (two, "review", approve),
        (releaser, "do/lock", {}),
    )]  # fmt: skip
    most = max(saved, *taken)
    return Line(
        "queries of a draft save and of each move, the most",
        str(most),
        f"≤ {TRANSITION}",
        most <= TRANSITION,
        f"(save {saved}; submit, decide three times, lock: {', '.join(map(str, taken))})",
    )


def _count(act: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer = act()
    if answer.status_code not in (200, 302):
        raise RuntimeError(f"answered with {answer.status_code}")
    return sum(not q["sql"].startswith(("BEGIN", "COMMIT")) for q in captured.captured_queries)


def logged_in(user: Any) -> Client:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user)
    return client


def session(user: Any) -> str:
    """The cookie header of somebody who is logged in."""
    return f"sessionid={logged_in(user).cookies['sessionid'].value}"
