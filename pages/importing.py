"""A text that is brought, pasted or as a file: read, shown as it was understood, and kept as it was shown."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from statements.text.decoding import Unreadable
from statements.text.files import import_file
from statements.text.files.kinds import LIMIT
from statements.text.importing import Import, import_text
from statements.text.importing.result import Choice, Doubtful
from statements.text.issue import Issue, Reading
from statements.text.normalising import normalise
from statements.text.schema import InvalidDocument, validate

_CHOICE = "choice-"


def brought(cleaned: Mapping[str, Any]) -> Import:
    """What a filled form brings. Raises Unreadable."""
    language, file = cleaned["language"] or None, cleaned.get("file")
    if file:
        return import_file(file.name, file.read(LIMIT + 1), language)
    return import_text(cleaned["text"].replace("\r\n", "\n"), language=language)


def carried(found: Import) -> str:
    """What the page keeps of a file until its reader has decided; the file itself is not kept."""
    whole = found.as_json()
    return json.dumps({key: whole[key] for key in ("document", "issue", "doubtful")}, ensure_ascii=False)


def carried_back(text: str, posted: Mapping[str, str]) -> Import:
    """The import that a page carried, with what was chosen there. Raises Unreadable for what no page of ours carried."""
    try:
        whole = json.loads(text)
        readings = tuple(Reading(one["number"], one["date"]) for one in whole["issue"]["readings"])
        doubtful = [_place(one) for one in whole["doubtful"]]
        found = settled(Import(normalise(whole["document"]), Issue(readings), doubtful=doubtful), posted)
        validate(found.document)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, InvalidDocument) as error:
        raise Unreadable(_("The page did not bring back what was read. Choose the file once more.")) from error
    return found


def settled(found: Import, posted: Mapping[str, str]) -> Import:
    """The import with what was chosen at its doubtful places."""
    return found.settled({key.removeprefix(_CHOICE): value for key, value in posted.items() if key.startswith(_CHOICE)})


def _place(one: dict[str, Any]) -> Doubtful:
    choices = tuple(Choice(**choice) for choice in one["choices"])
    return Doubtful(one["key"], one["sentence"], one["excerpt"], tuple(one["blocks"]), choices)
