"""Bytes in, bytes out: strict JSON, whatever the client says that it accepts."""

from typing import Any

import orjson
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer

from api.errors import TooLarge

LARGEST = 8 * 1024 * 1024  # bytes: 20,000 organisations with their contacts fit


def to_json(value: Any) -> bytes:
    return orjson.dumps(value, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, dict):
        return dict(value)
    if isinstance(value, list):
        return list(value)
    if isinstance(value, str):
        return str.__str__(value)
    raise TypeError


class JsonParser(BaseParser):
    """UTF-8, no NaN, no half surrogates, no endless depth: what this lets in, the database can hold but for U+0000."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        content = stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise TooLarge
        try:
            return orjson.loads(content)
        except orjson.JSONDecodeError as error:
            raise ParseError(_("This is not JSON: %s.") % error) from error


class JsonRenderer(BaseRenderer):
    media_type = "application/json"
    format = "json"
    charset = None

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> bytes:
        return b"" if data is None else to_json(data)


class OnlyJson(BaseContentNegotiation):
    """There is one form. Who asks for another gets this one, and sees it in the answer's Content-Type."""

    def select_parser(self, request: Any, parsers: Any) -> Any:
        said = (request.content_type or "").partition(";")[0].strip().lower()
        return next((p for p in parsers if p.media_type == said), None)

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type
