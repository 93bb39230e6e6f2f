import pytest
from demo.moves import statement_at
from statements.lifecycle import Status

@pytest.mark.parametrize("status", list(Status))
def test_every_status_is_reached_by_real_moves(status, cast, allies, document):
    statement = statement_at(status, cast, document, allies=allies)
    assert statement.status == (Status.CLOSED if status is Status.RELEASED else status)
