"""The digest is what a signature binds to: committed vectors, and a second implementation that must agree."""

import json
from pathlib import Path

import pytest

from statements.text.canonical import canonical_bytes, digest, short

from .reference_canonical import reference_digest

VECTORS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in Path(__file__).parent.glob("vectors/*")}


def test_there_are_enough_vectors():
    assert len(VECTORS) >= 14


@pytest.mark.parametrize("name", sorted(VECTORS))
def test_digest_is_the_committed_one(name):
    """DOMAIN 2"""
    assert digest(VECTORS[name]["document"]) == VECTORS[name]["digest"]


@pytest.mark.parametrize("name", sorted(VECTORS))
def test_a_second_implementation_agrees(name):
    assert reference_digest(VECTORS[name]["document"]) == VECTORS[name]["digest"]


@pytest.mark.parametrize("name", sorted(name for name in VECTORS if "same_as" in VECTORS[name]))
def test_what_is_not_content_leaves_the_digest(name):
    """DOMAIN 2, scenario 3"""
    assert VECTORS[name]["digest"] == VECTORS[VECTORS[name]["same_as"]]["digest"]


@pytest.mark.parametrize("name", sorted(name for name in VECTORS if "differs_from" in VECTORS[name]))
def test_what_is_content_changes_the_digest(name):
    """DOMAIN 9, scenario 3"""
    assert VECTORS[name]["digest"] != VECTORS[VECTORS[name]["differs_from"]]["digest"]


def test_no_two_vectors_agree_by_accident():
    digests = [vector["digest"] for vector in VECTORS.values() if "same_as" not in vector]

    assert len(set(digests)) == len(digests)


def test_canonical_bytes_are_compact_utf8_without_ids():
    document = VECTORS["chinese"]["document"]

    assert canonical_bytes(document).decode() == (
        '{"blocks":[],"canonical":1,"direction":"ltr","language":"zh",'
        '"lead":{"text":[{"text":"港口已关闭一周。𠮷"}]},"notes":[],"title":"声援码头工人！"}'
    )


def test_short_is_three_groups_of_four():
    assert short("4f1c9a0277be" + "0" * 52) == "4f1c 9a02 77be"
