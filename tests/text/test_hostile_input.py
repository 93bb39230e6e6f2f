"""Whatever is thrown at it, the importer answers with a document or with `Unreadable`, and loses nothing."""

import random
import unicodedata

import pytest

from statements.text.decoding import Unreadable, decode
from statements.text.exporting import plain_text
from statements.text.importing import import_text
from statements.text.schema import validate

from .reading_samples import NAMES, sample, signs, words_of

TEXTS = {
    "only punctuation": "!!! ... ??? — – - * # (1) [2]\n\n---\n\n...",
    "one letter": "x",
    "one line": "We demand:",
    "only a bullet": "– ",
    "only bullets": "– a\n– b\n– c",
    "only notes": "(1) a\n(2) b",
    "only an issue line": "N° 21 février 2022",
    "only junk": "Print\nShare\nMenu",
    "title and issue line": "Title\n\nN° 21, février 2022",
    "10,000 lines": "\n".join(f"line {n} of them" for n in range(10_000)),
    "10,000 short lines": "a\n" * 10_000,
    "deep brackets": "Title\n\n" + "(" * 50_000 + "1" + ")" * 50_000 + "\n\n(1) note",
    "deep quotation marks": "« " * 20_000,
    "many note marks": "Title\n\na(1)" + "(1)" * 5_000 + "\n\n(1) note",
    "NUL bytes": "Title\x00\n\nA\x00 paragraph\x00.",
    "controls": "Ti\x07tle\x1b\n\n\x85Next\u2028line\u2029end\x0bof\x0cit",
    "surrogates": "Title \ud800\n\nText \udfff.",
    "unassigned": "Title \u0378 \U000e0fff\n\nText.",
    "combining marks only": "\u0301\u0301\u0301\n\n\u0301",
    "decomposed": "Cafe\u0301\n\nLe cafe\u0301 est ferme\u0301.",
    "right-to-left override": "\u202eTitle\n\n\u2067text\u2069",
    "zero-width": "Ti\u200btle\n\n\u200b\n\nText",
    "emoji": "🚩🚩🚩\n\n✊ We demand:\n🔴 bread\n🔴 peace",
    "long word": "a" * 200_000,
    "spaces": " " * 200_000 + "a",
    "tabs": "\t\tTitle\t\n\t–\tone\n\t–\ttwo",
    "mac line endings": "Title\r\rText one.\r\rText two.",
    "numbers out of order": "List:\n3. c\n1. a\n99. z\n2. b",
    "huge numbers": "N° 999999999999 février 2022\n\n1234567890. a\n(999) b",
    "impossible dates": "31 February 2022\n\n0 mai 2022\n\n99.99.2022 2023年13月40日",
    "han numbers": "标题\n\n十、甲\n\n百、乙\n\n十十、丙",
    "note without call": "Title\n\nText.\n\n(1) Note.",
    "call without note": "Title\n\nText(1) and [2] and ³ and * here†.",
    "note numbers repeated": "Title\n\nText(1).\n\n(1) One.\n(1) One again.",
    "calls of what turns out to be a list": "Title\n\nText of it(1) here.\n\nMore.\n\n1. a first\n2. b second",
    "note gaps": "Title\n\nA(1) b(2) c(3).\n\n(1) One.\nmore\n\n(2) Two.\nmore\nand more\n(3) Three.\n\nend\n\nend",
    "headings only": "# One\n## Two\n### Three",
    "windows-like mix": "Title\r\n\n\rText\r\n\r\n– a\r– b\n",
    "all kinds of bullets": "L:\n– a\n— b\n- c\n• d\n* e\n· f\n1. g\n1) h\n(a) i\na) j\n١. k\n一、 l\n① m\n[1] n\n¹ o\n† p",
}


SLOW = {"10,000 lines", "10,000 short lines", "many note marks", "long word"}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow) if name in SLOW else name for name in TEXTS]
)
def test_import_answers_and_loses_nothing(name):
    result = import_text(TEXTS[name])

    validate(result.document)
    assert signs(words_of(result)) == signs(clean(TEXTS[name]))
    plain_text(result.document)


def clean(text):
    return unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\r\n \x0b", "\ufeff", "\u200b\n", "\x00"])
def test_import_refuses_what_has_no_words(text):
    with pytest.raises(Unreadable) as refusal:
        import_text(text)

    assert str(refusal.value) == "The file is empty."


def test_import_refuses_endless_lists():
    with pytest.raises(Unreadable) as refusal:
        import_text("a\n" * 20_001)

    assert str(refusal.value) == "The file has more than 20,000 lines, which no statement has."


@pytest.mark.parametrize("seed", range(40))
def test_shuffled_statements_lose_nothing(seed):
    """Lines of all samples in any order, glued and cut: structure is up to the importer, words are not."""
    dice = random.Random(seed)
    lines = [line for name in dice.sample(NAMES, 3) for line in sample(name).splitlines()]
    dice.shuffle(lines)
    text = "".join(line[: dice.randrange(1, 400)] + dice.choice(["\n", "\n\n", "\r\n", " ", "\n  "]) for line in lines)

    result = import_text(text)

    validate(result.document)
    assert signs(words_of(result)) == signs(clean(text))


@pytest.mark.parametrize("seed", range(40))
def test_random_bytes_are_text_or_unreadable(seed):
    dice = random.Random(seed)
    alphabet = [bytes(range(256)), b"(1)[2]*\n\n-. :;ab\xc3\xa9", bytes(range(0xC0, 0x100)) + b" \n.,"][seed % 3]
    content = bytes(dice.choice(alphabet) for _ in range(dice.randrange(1, 3_000)))

    try:
        text = decode(content)
        result = import_text(text)
    except Unreadable:
        return

    validate(result.document)
    assert signs(words_of(result)) == signs(clean(text))
