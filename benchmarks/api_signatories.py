"""Ten thousand signatories as JSON through the API, beside the query and the encoder alone."""

from typing import Any

import orjson
from django.db.models import F
from django.test import Client

from benchmarks.crowd import circulating, organisations, seats
from benchmarks.measuring import Spread, by_turns, cost
from benchmarks.place import Place, settle
from benchmarks.signed import by_all
from benchmarks.table import Line
from tests.conftest import small_document

GOAL = 1.2
AT_ONCE = 1_000  # PostgreSQL takes 65,535 parameters in one statement


def measure(place: Place, *, quick: bool) -> list[Line]:
    """One line: the whole answer of `/circulations/…/signatories/` ÷ the same rows by `.values()` with orjson."""
    from api.tokens import create_token
    from demo.cast import engage

    cast = engage(name="Many Friends Party", domain="friends.example")
    number, rounds = (1_000, 5) if quick else (10_000, 11)
    [circulation] = circulating(cast, small_document(), 1)
    for _ in range(number // AT_ONCE):
        by_all(seats([circulation], organisations(cast, AT_ONCE)))
    settle()
    token = create_token(cast.releaser, name="benchmark", days=1)
    client = Client(headers={"Authorization": f"Bearer {token}", "Host": "127.0.0.1"})
    path = f"/api/v1/circulations/{circulation.uid}/signatories/"
    assert client.get(path).json()["items"] == orjson.loads(_bare(circulation))

    pairs = by_turns(
        lambda _: cost(lambda: client.get(path)), lambda _: cost(lambda: _bare(circulation)), rounds=rounds
    )
    cpu = Spread.of(api.cpu / bare.cpu for api, bare in pairs)
    wall = Spread.of(api.wall / bare.wall for api, bare in pairs)
    api, bare = (Spread.of(pair[n].cpu * 1000 for pair in pairs).middle for n in (0, 1))
    return [
        Line(
            f"{number:,} signatories as JSON, API ÷ values() with orjson, CPU",
            str(cpu),
            f"≤ {GOAL}",
            cpu.middle <= GOAL,
            f"{api:.0f} ms ÷ {bare:.0f} ms; by the clock {wall}; in one process, {rounds} times by turns, on PostgreSQL",
        )
    ]


def _bare(circulation: Any) -> bytes:
    """What the answer cannot do without: the rows, and their JSON."""
    from signatures.models import Signature

    rows = Signature.objects.filter(circulation=circulation).printable().filter(organisation__names__official=True)
    named = rows.order_by("pk").values(
        "uid",
        "signed_at",
        name=F("organisation__names__name"),
        name_language=F("organisation__names__language"),
        name_direction=F("organisation__names__direction"),
        country=F("organisation__country"),
        country_code=F("organisation__country_code"),
        kind=F("organisation__kind"),
    )
    return orjson.dumps(list(named))
