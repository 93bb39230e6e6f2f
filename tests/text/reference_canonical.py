"""A second reading of docs/formats.md, sharing nothing with the first: it writes the JSON by hand, piece by piece."""

import unicodedata
from hashlib import sha256

ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quoted(text):
    composed = unicodedata.normalize("NFC", text)
    return '"' + "".join(ESCAPES.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in composed) + '"'


def written(value):
    match value:
        case None:
            return "null"
        case str():
            return quoted(value)
        case int():
            return f"{value:d}"
        case list():
            return "[" + ",".join(map(written, value)) + "]"
        case dict():
            return "{" + ",".join(f"{quoted(key)}:{written(value[key])}" for key in sorted(value)) + "}"


def strings_joined(inlines, number_of):
    """One pass with the last string open: it is closed by another set of marks, a call or a field."""
    open_text, open_marks, out = "", None, []

    def close():
        if open_text:
            out.append({"text": open_text, **({"marks": open_marks} if open_marks else {})})

    for inline in inlines:
        if "text" in inline and inline["text"] == "":
            continue
        if "text" in inline:
            marks = []
            for mark in sorted(inline.get("marks", []), key=lambda m: (m["type"], written(m))):
                if mark not in marks:
                    marks.append(mark)
            if open_text and marks == open_marks:
                open_text += inline["text"]
                continue
            close()
            open_text, open_marks = inline["text"], marks
        else:
            close()
            open_text, open_marks = "", None
            out.append({"note": number_of[inline["note"]]} if "note" in inline else {"field": inline["field"]})
    close()
    return out


def without_ids(thing, number_of):
    if isinstance(thing, list):
        return [without_ids(part, number_of) for part in thing]
    if not isinstance(thing, dict):
        return thing
    return {
        key: strings_joined(part, number_of) if key == "text" else without_ids(part, number_of)
        for key, part in thing.items()
        if key != "id"
    }


def reference_digest(document):
    number_of = {}
    for note in document["notes"]:
        number_of[note["id"]] = len(number_of) + 1
    content = without_ids({k: v for k, v in document.items() if k != "version"}, number_of)
    return sha256(written({**content, "canonical": 1}).encode("utf-8")).hexdigest()
