"""A crowd on release day: the public page of a release beside a bare view with the same bytes; and what an ally loads."""

import re
import threading
from pathlib import Path

from benchmarks import crowd, web
from benchmarks.measuring import Spread, by_turns
from benchmarks.place import Place, settle
from benchmarks.signed import by_all
from benchmarks.table import Line
from demo.cast import engage
from demo.texts import HARBOUR

GOAL, BYTES = 0.8, 100_000
CLIENTS = 32


def measure(place: Place, *, quick: bool) -> list[Line]:
    """Two lines."""
    rounds, each = (3, 10) if quick else (8, 40)
    path, seat = _published()
    bytes_of = place.folder / "page.html"
    bytes_of.touch()
    settle()
    with web.Web(DJANGO_SETTINGS_MODULE="benchmarks.bare_settings", BARE_BYTES=str(bytes_of)) as server:
        bytes_of.write_bytes(server.get(path))
        _rush(server, path, 2), _rush(server, "/bare/", 2)
        pairs = by_turns(lambda _: _rush(server, "/bare/", each), lambda _: _rush(server, path, each), rounds=rounds)
        ally = _ally(server, seat)
    ratio = Spread.of(bare / page for bare, page in pairs)
    bare, page = (Spread.of(pair[n] * 1000 for pair in pairs).middle for n in (0, 1))
    return [
        Line(
            f"CPU of a bare view ÷ the release's page, {CLIENTS} clients",
            str(ratio),
            f"≥ {GOAL}",
            ratio.middle >= GOAL,
            f"({bare:.2f} ÷ {page:.2f} ms for {bytes_of.stat().st_size:,} bytes; {rounds} × {CLIENTS * each} requests each)",
        ),
        ally,
    ]


def _rush(server: web.Web, path: str, each: int) -> float:
    """CPU seconds of a request when 32 clients ask at once; what is asked of PostgreSQL included."""
    before, failed = sum(server.cpu().values()), []

    def client() -> None:
        try:
            connection = server.client()
            for _ in range(each):
                server.get(path, connection)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return (sum(server.cpu().values()) - before) / (CLIENTS * each)


def _ally(server: web.Web, seat: crowd.Seat) -> Line:
    """What a phone loads to read and answer, fonts apart."""
    page = server.get(f"/s/{seat.token}/")
    links = re.findall(r'<(?:link|script|img)[^>]+(?:href|src)="([^"]+)"', page.decode())
    sizes = {path: len(server.get(path)) for path in links if not path.startswith("data:")}
    total = len(page) + sum(sizes.values())
    return Line(
        "bytes of the ally's page in all, fonts apart",
        f"{total:,}",
        f"< {BYTES:,}",
        total < BYTES,
        f"({1 + len(sizes)} requests: page {len(page):,}, {', '.join(f'{Path(p).name} {n:,}' for p, n in sizes.items())})",
    )


def _published() -> tuple[str, crowd.Seat]:
    from releases.actions.composing import compose_due
    from releases.actions.releasing import release
    from signatures.actions.closing import close

    cast = engage(name="Crowded Party", domain="crowded.example", anew=True)
    contacts = crowd.organisations(cast, 41)
    [open_one] = crowd.circulating(cast, HARBOUR, 1)
    [seat] = crowd.seats([open_one], contacts[40:])
    [circulation] = crowd.circulating(cast, HARBOUR, 1)
    by_all(crowd.seats([circulation], contacts[:40]))
    statement = close(circulation, by=cast.releaser).statement
    row = release(statement, by=cast.releaser)
    compose_due()
    row.refresh_from_db()
    if row.problem:
        raise RuntimeError(row.problem)
    return f"/r/{statement.uid}/{row.number}/", seat
