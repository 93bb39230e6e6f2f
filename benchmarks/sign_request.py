"""Signing through the URL against the same rows written by pgbench: how much of a signature is not the database."""

from benchmarks import crowd, web
from benchmarks.measuring import Spread, by_turns
from benchmarks.pgbench import Bench, counts, script
from benchmarks.place import Place, settle
from benchmarks.table import Line
from demo.cast import engage
from demo.texts import HARBOUR
from signatures.models import Signature

GOAL = 0.20


def measure(place: Place, *, quick: bool) -> list[Line]:
    """One line: CPU of pgbench's act ÷ CPU of a signature."""
    rounds, acts = (3, 60) if quick else (6, 200)
    cast = engage()
    circulation = crowd.circulating(cast, HARBOUR, 1)
    seats = iter(crowd.seats(circulation, crowd.organisations(cast, 2 * acts * rounds + 52)))
    settle()

    def take(number: int) -> list[crowd.Seat]:
        return [next(seats) for _ in range(number)]

    with web.Web() as server:

        def signed(number: int) -> dict[str, float]:
            chosen, client = take(number), server.client()
            stamp = web.stamp_of(chosen[0])
            before = server.cpu()
            for seat in chosen:
                web.sign(client, seat, stamp)
            return {part: (cpu - before[part]) / number for part, cpu in server.cpu().items()}

        signed(50)  # warm: connections, templates, caches
        start, written = counts(), {}
        signed(1)
        written = _grown(start)
        bench = Bench(place, script(Signature.objects.latest("pk")))
        start = counts()
        opening = bench.run(take(1))  # one act: what the connections cost
        if _grown(start) != written:
            raise RuntimeError(f"pgbench does not write what a signature writes: {_grown(start)}, {written}")

        def inserted(number: int) -> dict[str, float]:
            return {part: (cpu - opening[part]) / (number - 1) for part, cpu in bench.run(take(number)).items()}

        pairs = by_turns(lambda _: inserted(acts), lambda _: signed(acts), rounds=rounds)
    ratio = Spread.of(sum(a.values()) / sum(b.values()) for a, b in pairs)
    return [
        Line(
            "CPU of the same rows by pgbench ÷ signing through its URL",
            str(ratio),
            f"≥ {GOAL:.2f}",
            ratio.middle >= GOAL,
            f"{_said([a for a, _ in pairs])} ÷ {_said([b for _, b in pairs])}; rows: {written}; {rounds} × {acts} acts each",
        )
    ]


def _grown(start: dict[str, int]) -> dict[str, int]:
    return {name: number - start[name] for name, number in counts().items()}


def _said(costs: list[dict[str, float]]) -> str:
    parts = (f"{name} {Spread.of(c[name] for c in costs).middle * 1000:.2f}" for name in costs[0])
    return f"({' + '.join(parts)} ms)"
