"""How a text travels: as a document, and as plain text for the importer."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

DOCUMENT = {"$ref": "#/components/schemas/Document"}  # statements/text/document.schema.json, put there by api/schema.py


@extend_schema_field(DOCUMENT)
class Document(serializers.JSONField):
    """A document, version 1 (docs/formats.md). Its own schema judges it, in the action."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        if not isinstance(data, dict):
            self.fail("invalid")
        return data


@extend_schema_field(DOCUMENT)
class DocumentOut(serializers.JSONField):
    """A document as it is stored."""


class MendOut(serializers.Serializer):
    """Replacing that range by `text` mends it. U+FFFC in it takes over the calls and fields of the range, in their order;
    one more of it is the number of signatories."""

    label = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    text = serializers.CharField()


class TextFinding(serializers.Serializer):
    """`start` and `end` count code points in the words of `field`; a note call or computed field counts as one."""

    rule = serializers.CharField()
    severity = serializers.CharField()
    where = serializers.CharField()
    excerpt = serializers.CharField()
    sentence = serializers.CharField()
    field = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    advice = serializers.CharField()
    mends = MendOut(many=True)


class DroppedOut(serializers.Serializer):
    line = serializers.IntegerField()
    text = serializers.CharField()
    reason = serializers.CharField()


class Imported(serializers.Serializer):
    """What of a plain text is not in the document, and what should be looked at."""

    dropped = DroppedOut(many=True)
    findings = TextFinding(many=True)
