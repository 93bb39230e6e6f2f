"""A time-stamp authority that answers over HTTP, and one that does not."""

import socket
import time
from datetime import timedelta

import pytest

from releases.sealing import SealFailed, seal, stamping
from releases.verifying import State, examine
from tests.sealing.authority import TimeAuthority
from tests.verifying.releases import NOON, edition, rendered

pytestmark = pytest.mark.slow


def stamped(key, url):
    return seal(rendered(edition()), key, organisation="Union", reason="N° 21", tsa_url=url, now=NOON)


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(stamping, "SECONDS_PER_STEP", 0.2)
    monkeypatch.setattr(stamping, "SECONDS_IN_ALL", 0.2)


def test_seal_takes_the_time_of_the_authority(key, authority):
    moment = NOON + timedelta(seconds=7)

    with authority.serving(moment) as url:
        made = stamped(key, url)

    assert (made.timestamped, made.sealed_at) == (True, moment)
    finding = examine(made.data, trusted=[key.fingerprint])["sealed_at"]
    assert finding.state is State.OK
    assert finding.sentence.endswith("; an independent authority (Test Time) stamped the time.")


@pytest.mark.parametrize("behaviour", ["refuses", "fails", "babbles", "hangs", "drips"])
def test_seal_fails_without_the_stamp_it_was_to_have(ec_key, authority, impatient, behaviour):
    started = time.monotonic()

    with (
        authority.serving(NOON, behaviour=behaviour) as url,
        pytest.raises(SealFailed, match=f"The time-stamp authority {url} did not answer as it should"),
    ):
        stamped(ec_key, url)

    assert time.monotonic() - started < 50


def test_seal_fails_where_nobody_listens(ec_key):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}/"

        with pytest.raises(SealFailed, match="did not answer as it should"):
            stamped(ec_key, url)


def test_seal_fails_on_an_address_that_is_none(ec_key):
    with pytest.raises(SealFailed, match="no web address"):
        stamped(ec_key, "file:///etc/passwd")


def test_seal_fails_where_the_authority_lives_in_another_day(ec_key, authority):
    with authority.serving(NOON + timedelta(days=2)) as url, pytest.raises(SealFailed, match="at another time"):
        stamped(ec_key, url)


def test_seal_fails_where_the_authority_has_no_right_to_stamp(ec_key):
    pretender = TimeAuthority("Pretender", since=NOON)
    pretender.certificate, pretender.key = pretender.root, pretender.root_key

    with pretender.serving(NOON) as url, pytest.raises(SealFailed):
        stamped(ec_key, url)
