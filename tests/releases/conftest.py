import pytest

from demo.moves import statement_at
from releases.actions.composing import compose_due
from releases.actions.releasing import release
from releases.models import Release
from statements.lifecycle import Status


@pytest.fixture
def closed(cast, allies, document):
    """Closed, every ally has signed, nothing is asked for yet."""
    return statement_at(Status.CLOSED, cast, document, allies=allies)


@pytest.fixture
def published(closed, cast, seal_key) -> Release:
    row = release(closed, by=cast.releaser)
    compose_due()
    row.refresh_from_db()
    assert row.problem == ""
    return row
