"""Keys and an authority, made once per run: RSA keys are slow to make."""

import pytest

from releases.sealing import SealKey, create_demo_key
from tests.sealing.authority import TimeAuthority
from tests.verifying.releases import NOON


@pytest.fixture(scope="session")
def rsa_key(tmp_path_factory: pytest.TempPathFactory) -> SealKey:
    path = tmp_path_factory.mktemp("rsa") / "seal.p12"
    return create_demo_key(path, organisation="Union of Examples", kind="rsa", password="for tests", now=NOON)


@pytest.fixture(scope="session")
def ec_key(tmp_path_factory: pytest.TempPathFactory) -> SealKey:
    path = tmp_path_factory.mktemp("ec") / "seal.p12"
    return create_demo_key(path, organisation="Union of Examples", kind="ec", password="for tests", now=NOON)


@pytest.fixture(params=["rsa", "ec"])
def key(request: pytest.FixtureRequest) -> SealKey:
    return request.getfixturevalue(f"{request.param}_key")


@pytest.fixture(scope="session")
def authority() -> TimeAuthority:
    return TimeAuthority(since=NOON)
