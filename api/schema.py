"""The API's own description (OpenAPI 3.1), read from what the doors take and give."""

import inspect
import json
import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter
from rest_framework import serializers

from api.doors import Acts
from api.examples import PARAMETERS, bodies_of
from api.lists import List, asking


class FieldFault(serializers.Serializer):
    field = serializers.CharField()
    sentence = serializers.CharField()


class Problem(serializers.Serializer):
    """A refusal (RFC 9457). `detail` is the sentence that the page would show."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    instance = serializers.CharField()
    errors = FieldFault(many=True, required=False)
    changes = serializers.ListField(child=serializers.CharField(), required=False)
    present = serializers.DictField(required=False)


KEY = OpenApiParameter(
    "Idempotency-Key", {"type": "string", "pattern": "^[!-~]{1,128}$"}, OpenApiParameter.HEADER,
    description="Sent again with the same body, the request is answered as the first time and acts no second time.",
)  # fmt: skip
SEEN = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="The ETag of the text that was changed."
)


class Schema(AutoSchema):
    """One operation, from `takes`, `gives`, `filters` and `orders` of its door."""

    def get_operation_id(self) -> str:
        return f"{self.method.lower()}_{re.sub(r'(?<!^)(?=[A-Z])', '_', type(self.view).__name__).lower()}"

    def get_tags(self) -> list[str]:
        return [type(self.view).__module__.rpartition(".")[2]]

    def get_override_parameters(self) -> list[Any]:
        if self.method == "GET" and isinstance(self.view, List):
            return [asking(self.view)]
        if self.method == "PUT":
            return [SEEN]
        return [KEY] if self._acts else []

    def get_examples(self) -> list[OpenApiExample]:
        return bodies_of(self.get_operation_id())

    def get_filter_backends(self) -> list[Any]:
        return []

    def _get_paginator(self) -> None:
        return None

    def get_request_serializer(self) -> Any:
        return self.view.takes.get(self.method)

    def get_description(self) -> str:
        """What the method says of itself, else the door."""
        said = getattr(self.view, "act" if self._acts else self.method.lower()).__doc__
        return inspect.cleandoc(said or type(self.view).__doc__ or "")

    @property
    def _acts(self) -> bool:
        return self.method == "POST" and isinstance(self.view, Acts)

    def get_response_serializers(self) -> Any:
        status = "201" if self.method == "POST" and self.view.makes else "200"
        refused = {("4XX", "application/problem+json"): Problem}
        if self.method in self.view.gives:
            return {status: self.view.gives[self.method], **refused}
        return {(status, self.view.gives_file): OpenApiTypes.BINARY, **refused}


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = "api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        return {"type": "http", "scheme": "bearer", "description": "`manage.py create_api_token`"}


class LinkScheme(OpenApiAuthenticationExtension):
    target_class = "api.authentication.LinkAuthentication"
    name = "link"
    said = "`Link` and the secret part of a personal link"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        return {"type": "apiKey", "in": "header", "name": "Authorization", "description": self.said}


class ReceiptScheme(LinkScheme):
    target_class = "api.authentication.ObjectionAuthentication"
    name = "receipt"
    said = "`Link` and the secret part of the link in a receipt"


def complete(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Forms take what they name and nothing else; a document is what its own schema says."""
    components = result["components"]["schemas"]
    for name, component in components.items():
        if name.endswith("Form"):
            component["additionalProperties"] = False
            _without_nul(component["properties"].values())
    for path in result["paths"].values():
        for operation in path.values():
            parameters = operation.get("parameters", ())
            _without_nul(p["schema"] for p in parameters if p["in"] == "query")
            for parameter in parameters:
                if parameter["name"] in PARAMETERS:
                    parameter["example"] = PARAMETERS[parameter["name"]]
    components["FileForm"]["properties"]["file"]["format"] = "binary"  # for readers that know OpenAPI 3.0 better
    document = json.loads(files("statements.text").joinpath("document.schema.json").read_text(encoding="utf-8"))
    parts = document.pop("$defs")
    document.pop("$schema")
    components |= {"Document": _here(document), **{f"Document_{name}": _here(part) for name, part in parts.items()}}
    return result


def _without_nul(schemas: Iterable[dict[str, Any]]) -> None:
    """Say that U+0000, which no database holds, is refused in words."""
    for schema in schemas:
        if "string" in schema.get("type", ()) and not {"pattern", "enum", "format", "contentMediaType"} & set(schema):
            schema["pattern"] = "^[^\\u0000]*$"


def _here(schema: Any) -> Any:
    """With references that hold in this description."""
    if isinstance(schema, list):
        return [_here(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        k: v.replace("#/$defs/", "#/components/schemas/Document_") if k == "$ref" else _here(v)
        for k, v in schema.items()
    }
