"""Everybody signs one statement, against the same number spread over a thousand: what one hot row costs."""

import os
import select
import sys
import time
import traceback
from collections.abc import Sequence
from datetime import datetime
from typing import NoReturn

from django.db import connections

from benchmarks import crowd
from benchmarks.measuring import Spread, by_turns
from benchmarks.place import Place, settle
from benchmarks.table import Line
from demo.cast import engage
from demo.texts import HARBOUR
from outbox.clock import database_now
from signatures.actions.links import open_link
from signatures.actions.signing import Signer, sign
from signatures.models import Purpose

GOAL = 0.90
CLIENTS = 32
STATEMENTS = 1000
PATIENCE = 120  # seconds


def measure(place: Place, *, quick: bool) -> list[Line]:
    """One line: signatures a second on one statement ÷ signatures a second on a thousand."""
    rounds, each = (2, 3) if quick else (6, 8)
    cast, number = engage(), CLIENTS * each
    contacts = crowd.organisations(cast, number + CLIENTS)

    def hot(_: int) -> float:
        return _rate(crowd.seats(crowd.circulating(cast, HARBOUR, 1), contacts))

    def spread(_: int) -> float:
        return _rate(crowd.seats(crowd.circulating(cast, HARBOUR, STATEMENTS), contacts))

    pairs = by_turns(hot, spread, rounds=rounds)
    ratio = Spread.of(a / b for a, b in pairs)
    one, thousand = Spread.of(a for a, _ in pairs), Spread.of(b for _, b in pairs)
    return [
        Line(
            f"signatures a second, one statement ÷ {STATEMENTS:,} statements",
            str(ratio),
            f"≥ {GOAL:.2f}",
            ratio.middle >= GOAL,
            f"{one.middle:.0f} ÷ {thousand.middle:.0f} a second, by the clock; {CLIENTS} processes open the link and sign; "
            f"{rounds} × {number} signatures each",
        )
    ]


def _rate(seats: Sequence[crowd.Seat]) -> float:
    """Signatures a second when so many processes, each with a connection of its own, begin together.

    Everybody has signed once before: a new connection has everything to learn.
    """
    settle()
    connections.close_all()  # a forked process must not inherit it
    go_reader, go = os.pipe()
    reports, report = os.pipe()
    children = []
    for client in range(CLIENTS):
        child = os.fork()
        if child == 0:
            os.close(go)
            _client(client, seats[client::CLIENTS], go_reader, report)
        children.append(child)
    os.close(go_reader)
    os.close(report)
    try:
        _read(reports, CLIENTS)  # everybody is connected
        began = time.perf_counter()
        os.close(go)
        done = _read(reports, CLIENTS)
        seconds = time.perf_counter() - began
    finally:
        os.close(reports)
        for child in children:
            os.waitpid(child, 0)
    if done != b"d" * CLIENTS:
        raise RuntimeError(f"{done.count(b'f')} of {CLIENTS} clients could not sign")
    return (len(seats) - CLIENTS) / seconds


def _client(number: int, seats: Sequence[crowd.Seat], go: int, report: int) -> NoReturn:
    """A forked client's whole life."""
    try:
        stamp = database_now()
        _sign(seats[0], stamp)
        os.write(report, b"r")
        os.read(go, 1)  # ends when the parent closes it
        for seat in seats[1:]:
            _sign(seat, stamp)
        os.write(report, b"d")
    except BaseException:
        if number == 0:
            traceback.print_exc(file=sys.stderr)
        os.write(report, b"f")
    finally:
        os._exit(0)


def _sign(seat: crowd.Seat, shown_at: datetime) -> None:
    invitation = open_link(seat.token, Purpose.ANSWER).invitation
    contact = seat.invitation.contact
    signer = Signer(contact.person, contact.office, contact.email)
    sign(invitation, signer=signer, digest=seat.digest, shown_at=shown_at, code=seat.digits)


def _read(pipe: int, number: int) -> bytes:
    answer, deadline = b"", time.monotonic() + PATIENCE
    while len(answer) < number:
        if not select.select([pipe], [], [], max(deadline - time.monotonic(), 0))[0]:
            raise TimeoutError(f"after {PATIENCE} s only {len(answer)} of {number} clients had answered")
        piece = os.read(pipe, number - len(answer))
        if not piece:
            raise RuntimeError("clients ended without an answer")
        answer += piece
    return answer
