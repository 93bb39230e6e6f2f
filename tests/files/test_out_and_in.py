"""A statement out as docx or odt and in again is the same statement: equal digests for any document."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from statements.text.canonical import canonical_bytes, digest
from statements.text.files import export, import_file
from statements.text.normalising import normalise

from .documents import documents

VECTORS = Path(__file__).parents[1] / "text" / "vectors"


def again(document, kind):
    return import_file(f"statement.{kind}", export(document, kind))


@pytest.mark.parametrize("kind", ["docx", "odt"])
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents())
def test_any_document_comes_back_with_its_digest(kind, document):
    """DOMAIN 2"""
    read = again(document, kind)

    assert json.loads(canonical_bytes(read.document)) == json.loads(canonical_bytes(document))
    assert digest(read.document) == digest(document)
    assert read.dropped == []


@pytest.mark.parametrize("kind", ["docx", "odt"])
@pytest.mark.parametrize("name", sorted(path.stem for path in VECTORS.glob("*.json")))
def test_every_vector_comes_back_with_its_digest(kind, name):
    document = normalise(json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))["document"])

    assert digest(again(document, kind).document) == digest(document)
