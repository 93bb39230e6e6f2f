"""What every address of the API has in common. A door says what it takes and gives; api/schema.py reads it from there."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from api import access, errors, idempotency
from api.authentication import HasLink, LinkAuthentication, TokenAuthentication
from limits.networks import network_in
from organisations import second_step
from organisations.models import User

Result = TypeVar("Result")


class Door(APIView):
    """One address. It lets in nobody unknown, unless it says so itself."""

    takes: dict[str, type[Serializer]] = {}  # by method
    gives: dict[str, type[Serializer]] = {}
    makes = False  # its POST makes something new: 201 instead of 200

    def perform_authentication(self, request: Request) -> None:
        """Whoever says who they are needs the second step that their roles ask for, also where nobody must say it."""
        super().perform_authentication(request)
        by_token = isinstance(request.successful_authenticator, TokenAuthentication)
        second_step.ask_for_second_step(request, by_session=not by_token)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response

    def told(self) -> dict[str, Any]:
        """What the request's body says, in the shape that the door takes. What the door does not know, it does not ignore."""
        form = self.takes[self.request.method](data=self.request.data)
        unknown = sorted(set(self.request.data) - set(form.fields)) if isinstance(self.request.data, dict) else []
        if unknown:
            raise ValidationError({name: [_("This is not known here.")] for name in unknown})
        form.is_valid(raise_exception=True)
        return form.validated_data  # type: ignore[no-any-return]

    def give(
        self, result: Any, *, location: str = "", context: dict[str, Any] | None = None, **headers: str
    ) -> Response:
        form = self.gives[self.request.method](result, context={"request": self.request, **(context or {})})
        if location:
            headers["Location"] = location
        made = self.makes and self.request.method == "POST"
        return Response(form.data, status=201 if made else 200, headers=headers)

    def do(self, action: Callable[..., Result], *args: Any, **told: Any) -> Result:
        """Call the action. What it refuses with a plain ValueError is the asker's mistake, not ours."""
        try:
            return action(*args, **told)
        except ValueError as error:
            if type(error) is not ValueError:
                raise
            raise errors.Invalid(str(error)) from error

    @property
    def person(self) -> User:
        return access.person(self.request)

    @property
    def network(self) -> str:
        """Where the request comes from, for what is counted by network."""
        return network_in(self.request.META)


class Acts:
    """For a door whose POST acts: `act` is called once for each Idempotency-Key."""

    whole = True  # act and answer in one transaction

    def act(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        raise NotImplementedError

    def post(self, request: Request, *args: Any, **kwargs: Any) -> Response | HttpResponse:
        return idempotency.once(
            request, self.owner(request), partial(self._act, request, *args, **kwargs), whole=self.whole
        )

    def owner(self, request: Request) -> str:
        return f"user:{access.person(request).pk}"

    def _act(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        try:
            return self.act(request, *args, **kwargs)
        except Exception as refusal:
            return self.handle_exception(refusal)  # type: ignore[attr-defined, no-any-return]


class AllyDoor(Door):
    """For whoever holds a personal link; it knows no accounts."""

    authentication_classes = [LinkAuthentication]
    permission_classes = [HasLink]


class AllyActs(Acts):
    def owner(self, request: Request) -> str:
        return f"link:{access.link(request).pk}"
