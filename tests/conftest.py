"""Fixtures for every test: real databases, files in a temporary folder, no network but the machine's own."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import caches
from django.core.servers.basehttp import WSGIRequestHandler
from django.db import connection
from django.test import TransactionTestCase

from demo import cast as casting
from demo.moves import statement_at
from organisations.actions.keeping import import_organisations
from releases.sealing import create_demo_key
from signatures.models import Circulation, Invitation
from statements import working
from statements.lifecycle import Status

ALLIES = """name,short_name,language,country,kind,person,office,email
Δημοκρατική Ένωση Εργατών,ΔΕΕ,el,Greece,party,Eleni Markou,Secretary,office@dee.example
Партия труда Примера,ПТП,ru,Russia,party,Ivan Primerov,Chair,office@ptp.example
حزب العمل التجريبي,,ar,Lebanon,party,Samar Nasr,General Secretary,office@hizb.example
Unión de Estibadores de Prueba,UEP,es,Spain,union,Lucía Prado,President,office@uep.example
Syndicat des Fonderies,,fr,France,union,Paul Lenoir,Secrétaire,office@fonderies.example
"""


@pytest.fixture(autouse=True, scope="session")
def small_answers_are_sent_at_once() -> None:
    """The live server writes head and body apart: else each answer waits 40 ms for the other side's acknowledgement."""
    WSGIRequestHandler.disable_nagle_algorithm = True


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "releases"


@pytest.fixture(autouse=True)
def nothing_kept_of_another_test() -> None:
    for name in caches:
        caches[name].clear()
    working.forget()


@pytest.fixture(scope="session")
def seal_key(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("keys") / "seal.p12"
    create_demo_key(path, organisation="Workers’ Voice Party", kind="ec", password="for tests")
    return path


@pytest.fixture(autouse=True)
def own_key(settings, request) -> None:
    settings.SEAL_KEY_PASSWORD = "for tests"
    if "seal_key" in request.fixturenames or "worker" in request.fixturenames:
        settings.SEAL_KEY_FILE = request.getfixturevalue("seal_key")


@pytest.fixture(autouse=True)
def no_network(monkeypatch) -> None:
    """Whoever wants to leave the machine fails the test that made it try."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family == socket.AF_UNIX or address[0] in ("127.0.0.1", "::1", "localhost"):
            return connect(self, address)
        raise AssertionError(f"a test tried to reach {address}")

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def cast(db) -> casting.Cast:
    return casting.engage()


@pytest.fixture
def others(db) -> casting.Cast:
    """Another issuer, with people of its own."""
    return casting.engage(name="Other Party", domain="other.example")


@pytest.fixture
def allies(cast):
    return import_organisations(ALLIES, by=cast.releaser, issuer=cast.issuer)


@pytest.fixture
def document() -> dict:
    return small_document()


@pytest.fixture
def circulation(cast, allies, document) -> Circulation:
    """Open, every ally invited, nobody has answered."""
    return statement_at(Status.CIRCULATING, cast, document, allies=allies, signing=0).circulations.get()


@pytest.fixture
def invitation(circulation) -> Invitation:
    return circulation.invitations.order_by("pk").first()


def small_document(title: str = "Water is a right, not a market", *, language: str = "en") -> dict:
    """A short, faultless statement with a list of demands and a note."""
    return {
        "version": 1,
        "language": language,
        "direction": "ltr",
        "title": title,
        "lead": {"id": "p1", "text": [{"text": "Since the first of April the workers have been on strike."}]},
        "blocks": [
            {
                "id": "p2",
                "type": "paragraph",
                "text": [{"text": "Seven cities have seen prices double"}, {"note": "n1"}, {"text": "."}],
            },
            {
                "id": "l1",
                "type": "demand_list",
                "lead_in": "We demand:",
                "marker": "dash",
                "demands": [
                    {"id": "d1", "text": [{"text": "An immediate end to the sale."}]},
                    {"id": "d2", "text": [{"text": "The return of all dismissed workers."}]},
                ],
            },
            {"id": "a1", "type": "appeal", "text": [{"text": "Water belongs to everyone!"}]},
        ],
        "notes": [{"id": "n1", "text": [{"text": "Figures of the water office, 2025."}]}],
    }


def _flush_without_guards(self: TransactionTestCase) -> None:
    """SQLite empties tables row by row, which the append-only guards refuse: take them down for the clean-up only."""
    triggers: list[tuple[str, str]] = []
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = list(cursor.fetchall())
            for name, _sql in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
    _teardown(self)
    with connection.cursor() as cursor:
        for _name, sql in triggers:
            cursor.execute(sql)


_teardown = TransactionTestCase._fixture_teardown


@pytest.fixture(scope="session", autouse=True)
def clean_up_in_spite_of_guards() -> Iterator[None]:
    TransactionTestCase._fixture_teardown = _flush_without_guards
    yield
    TransactionTestCase._fixture_teardown = _teardown
