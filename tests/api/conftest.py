"""Somebody who speaks to the API: a person with a token, an organisation with its link, or nobody."""

import json
from typing import Any

import pytest
from django.test import Client

from api.tokens import create_token
from outbox import tokens
from signatures.models import Link, Purpose

V1 = "/api/v1/"


class Speaker:
    """Asks like a program: JSON in, JSON out, the secret in a header."""

    def __init__(self, authorization: str = "") -> None:
        self.client = Client(headers={"Authorization": authorization} if authorization else {})

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        address = path if path.startswith("/") else V1 + path
        content = body if isinstance(body, bytes | str) else json.dumps({} if body is None else body)
        sent = {} if method == "GET" else {"data": content, "content_type": "application/json"}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.generic(method, address, headers=named, **sent)

    def get(self, path: str, **headers: str) -> Any:
        return self.ask("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.ask("POST", path, body, **headers)

    def put(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.ask("PUT", path, body, **headers)


def speaker_for(user) -> Speaker:
    return Speaker(f"Bearer {create_token(user, name='for tests', days=1)}")


def token_of(invitation, purpose: Purpose = Purpose.ANSWER) -> str:
    """The secret of the invitation's newest link, as the mail carries it."""
    link = Link.objects.filter(invitation=invitation, purpose=purpose).latest("pk")
    return tokens.token(f"{purpose}:{invitation.uid}", link.nonce)


def ally_for(invitation, purpose: Purpose = Purpose.ANSWER) -> Speaker:
    return Speaker(f"Link {token_of(invitation, purpose)}")


@pytest.fixture
def nobody(db) -> Speaker:
    return Speaker()


@pytest.fixture
def author(cast) -> Speaker:
    return speaker_for(cast.author)


@pytest.fixture
def reviewer(cast) -> Speaker:
    return speaker_for(cast.reviewer)


@pytest.fixture
def releaser(cast) -> Speaker:
    return speaker_for(cast.releaser)


@pytest.fixture
def stranger(others) -> Speaker:
    """Administrator of another issuer."""
    return speaker_for(others.administrator)
