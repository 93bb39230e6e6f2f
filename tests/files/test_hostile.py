"""Files that somebody tampered with: an answer or a sentence, never an accident; what is read is valid."""

import io
import random
import re
import zipfile

import pytest

from statements.text.files import Unreadable, import_file
from statements.text.schema import validate

from .samples import SAMPLES
from .samples.word import archive

PACKED = [sample for sample in SAMPLES if sample.name.endswith(("docx", "docm", "odt"))]
OTHERS = [sample for sample in SAMPLES if sample not in PACKED]
TAG = re.compile(rb"<[^>]{1,300}>")


def answer(name, content):
    try:
        result = import_file(name, content)
    except Unreadable:
        return
    validate(result.document)
    for place in result.doubtful:
        for choice in place.choices:
            validate(result.settled({place.key: choice.value}).document)


def tampered(part, dice):
    """Elements taken away, doubled or moved, attributes emptied, bytes changed; mostly well-formed."""
    tags = list(TAG.finditer(part))
    kind = dice.randrange(5)
    if not tags or kind == 0:
        at = dice.randrange(max(len(part), 1))
        return part[:at] + bytes([dice.randrange(256)]) + part[at + 1 :]
    if kind == 1:
        return re.sub(
            rb'="[^"]*"',
            lambda match: (
                match[0] if dice.random() < 0.9 else b'="' + str(dice.choice([-1, 0, 10**12, "x"])).encode() + b'"'
            ),
            part,
        )
    if kind == 2:
        return re.sub(rb"<([\w:]+)([^<>]*)/>", lambda match: match[0] if dice.random() < 0.8 else b"", part)
    elements = list(re.finditer(rb"<([\w:]+)\b[^<>]*>[^<>]*</\1>", part)) or tags
    one, other = dice.choice(elements), dice.choice(elements)
    if kind == 3:
        return part[: one.start()] + part[one.end() :]
    return part[: one.start()] + other[0] + part[one.end() :]


@pytest.mark.parametrize("seed", range(60))
def test_tampered_archives(seed):
    dice = random.Random(seed)
    sample = dice.choice(PACKED)
    with zipfile.ZipFile(io.BytesIO(sample.content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for _ in range(dice.randrange(1, 6)):
        name = dice.choice([*parts, *[name for name in parts if "document.xml" in name or "content.xml" in name] * 4])
        parts[name] = tampered(parts[name], dice)
    if dice.random() < 0.2:
        del parts[dice.choice(list(parts))]

    answer(sample.name, archive(parts))


@pytest.mark.parametrize("seed", range(40))
def test_tampered_texts(seed):
    dice = random.Random(seed)
    sample = dice.choice(OTHERS)
    content = bytearray(sample.content)
    for _ in range(dice.randrange(1, 30)):
        at = dice.randrange(len(content))
        content[at : at + dice.randrange(3)] = dice.choice(
            [
                b"",
                b"{",
                b"}",
                b"<",
                b">",
                b"\\",
                b"*",
                b"[^1]",
                b"\n\n",
                b"\x00",
                b"&#0;",
                b"\\u-1?",
                bytes([dice.randrange(256)]),
            ]
        )

    answer(sample.name, bytes(content))
