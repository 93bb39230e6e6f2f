import pytest

from demo.moves import statement_at
from signatures.models import Circulation
from statements.lifecycle import Status


@pytest.fixture
def circulation(cast, allies, document) -> Circulation:
    """Open, every ally invited, nobody has answered."""
    statement = statement_at(Status.CIRCULATING, cast, document, allies=allies, signing=0)
    return statement.circulations.get()


@pytest.fixture
def invitation(circulation):
    return circulation.invitations.order_by("pk").first()
