"""Many releases, while workers are killed all the time: 30 in every run, 300 with `make chaos`."""

import os

import pytest
from django.db import connection, connections

from demo.moves import statement_at
from limits.models import Window
from releases.actions.releasing import release, retry
from releases.models import Progress, Release
from statements.lifecycle import Status
from tests.conftest import small_document
from tests.faults.conftest import all_published, exactly_once, until

pytestmark = [pytest.mark.faults, pytest.mark.slow]
RELEASES = int(os.environ.get("CHAOS_RELEASES", "30"))
WORKERS = 2


def test_every_release_comes_out_exactly_once(workers, cast, allies, settings):
    seed = int(os.environ.get("CHAOS_SEED", "21"))
    for n in range(RELEASES):
        statement = statement_at(Status.CLOSED, cast, small_document(f"Statement {n}"), allies=allies, signing=1)
        release(statement, by=cast.releaser)
        Window.objects.all().delete()  # nobody asks one address for thirty codes in an hour; this test does
    deaths, crew = 0, []

    def still_going() -> bool:
        nonlocal deaths
        crew[:] = [p for p in crew if p.poll() is None]
        while len(crew) < WORKERS:
            deaths += 1
            crew.append(workers.start({"kill_often": 0.1, "seed": seed + deaths}, lease=3))
        connections.close_all()
        return _all_done_or_offered_again(cast)

    until(still_going, seconds=60 + 12 * RELEASES)
    workers.end()
    workers.start(lease=5)
    until(all_published, seconds=120)

    print(f"{RELEASES} releases, {deaths - WORKERS} deaths of workers on {connection.vendor}")
    assert Release.objects.count() == RELEASES
    assert sorted(Release.objects.values_list("number", flat=True)) == list(range(1, RELEASES + 1))
    exactly_once(names=1)


def _all_done_or_offered_again(cast) -> bool:
    """A release that met with five deaths says so; a person tries it again, as they would."""
    for row in Release.objects.filter(progress=Progress.FAILED):
        retry(row, by=cast.releaser)
    return all_published()
