"""Letters of two scripts that look the same."""

# Each line: Latin letters, and below them, place by place, their twins.
PAIRS = {
    "Cyrl": (
        "ABCEHIJKMOPSTXYaceijopsxyhdqwëïäöăæ",
        "АВСЕНІЈКМОРЅТХУасеіјорѕхуһԁԛԝёїӓӧӑӕ",
    ),
    "Grek": (
        "ABEZHIKMNOPTYXaoóvipyuí",
        "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοόνιργυί",
    ),
}
_TO = {script: dict(zip(*pair, strict=True)) for script, pair in PAIRS.items()}
_FROM = {script: {twin: latin for latin, twin in pairs.items()} for script, pairs in _TO.items()}


def in_script(word: str, script: str) -> str:
    """The word with every letter that has a twin in the script replaced by it; the others stay as they are."""
    if script == "Latn":
        return "".join(_latin(letter) for letter in word)
    to = _TO.get(script, {})
    return "".join(to.get(_latin(letter), letter) for letter in word)


def _latin(letter: str) -> str:
    return next((pairs[letter] for pairs in _FROM.values() if letter in pairs), letter)
