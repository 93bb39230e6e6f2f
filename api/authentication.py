"""Who asks: a person with a session or a token, or an organisation with its personal link."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from api import tokens
from organisations.models import User
from signatures.actions import links
from signatures.models import Link, Purpose


def secret_in(request: Request, scheme: str) -> str | None:
    """What follows the scheme in the Authorization header; None where that speaks of something else."""
    said, _space, secret = request.headers.get("Authorization", "").partition(" ")
    return secret.strip() if said.lower() == scheme.lower() else None


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer cq_…`"""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        secret = secret_in(request, "Bearer")
        if secret is None:
            return None
        user = tokens.user_of(secret)
        if user is None:
            raise AuthenticationFailed(_("This token is not valid, or no longer."))
        return user, None

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class LinkAuthentication(BaseAuthentication):
    """`Authorization: Link <token>`: the secret part of a personal link, which never stands in an address here."""

    purpose = Purpose.ANSWER

    def authenticate(self, request: Request) -> tuple[AnonymousUser, Link] | None:
        secret = secret_in(request, "Link")
        if secret is None:
            return None
        return AnonymousUser(), links.open_link(secret, self.purpose)

    def authenticate_header(self, request: Request) -> str:
        return "Link"


class ObjectionAuthentication(LinkAuthentication):
    purpose = Purpose.OBJECTION


class HasLink(BasePermission):
    def has_permission(self, request: Request, view: Any) -> bool:
        return isinstance(request.auth, Link)
