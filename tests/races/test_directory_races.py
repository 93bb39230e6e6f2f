"""Two people keep the same directory, and invite from it, at once."""

import pytest

from demo.moves import statement_at
from organisations.actions.keeping import import_organisations
from organisations.models import Organisation
from outbox.models import Mail
from signatures.actions.circulating import invite
from statements.lifecycle import Status
from tests.together import together

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROWS = "name,language,kind,email\n" + "".join(f"Union {n},en,union,office@u{n}.example\n" for n in range(20))


def test_two_imports_at_once_double_nobody(cast):
    results = together(*[lambda: import_organisations(ROWS, by=cast.releaser, issuer=cast.issuer)] * 4)

    assert [len(r) for r in results] == [20] * 4
    assert Organisation.objects.filter(directory=cast.issuer).count() == 20


def test_two_who_invite_at_once_write_once(cast, document):
    unions = import_organisations(ROWS, by=cast.releaser, issuer=cast.issuer)
    circulation = statement_at(Status.CIRCULATING, cast, document).circulations.get()
    orders = (unions, unions[::-1])

    results = together(*[lambda o=o: invite(circulation, o, by=cast.releaser) for o in orders * 2])

    assert sum(len(r) for r in results) == 20
    assert Mail.objects.filter(template="invitation").count() == 20
