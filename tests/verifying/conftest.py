from datetime import timedelta

import pytest

from tests.sealing.fixtures import authority, ec_key, key, rsa_key
from tests.verifying.releases import NOON, release

__all__ = ["authority", "ec_key", "key", "rsa_key"]


@pytest.fixture(scope="session")
def plain(ec_key) -> bytes:
    """A release sealed without a time stamp."""
    return release(ec_key)


@pytest.fixture(scope="session")
def stamped(ec_key, authority) -> bytes:
    """A release sealed with a time stamp."""
    with authority.serving(NOON + timedelta(seconds=7)) as url:
        return release(ec_key, tsa_url=url)
