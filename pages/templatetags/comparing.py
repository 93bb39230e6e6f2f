"""The words of a compared clause in HTML: what came and what went is said, not only drawn."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pages.presenting.marked import Shown
from pages.templatetags.statement import inline

register = template.Library()


@register.simple_tag
def compared_words(pieces: Iterable[Shown]) -> SafeString:
    """Neighbours of one kind stand in one `ins` or `del`, with a word at either end for those who hear the page."""
    return format_html_join(
        "", "{}", ((_group(how, list(some)),) for how, some in groupby(pieces, lambda p: p.operation))
    )


@register.simple_tag
def plain_words(inlines: Iterable[dict[str, Any]], numbers: Mapping[str, int]) -> SafeString:
    """Runs of text with their looks, but without links of their own: they stand inside one."""
    return format_html_join("", "{}", ((_one(_without_link(run, numbers)),) for run in inlines))


def _without_link(run: dict[str, Any], numbers: Mapping[str, int]) -> Shown:
    if "note" in run:
        return Shown("equal", str(numbers.get(run["note"], "?")), "call")
    if "field" in run:
        return Shown("equal", "", "count")
    return Shown("equal", run["text"], "words", tuple(m for m in run.get("marks", ()) if m["type"] != "link"))


def _group(operation: str, pieces: list[Shown]) -> SafeString:
    inside = format_html_join("", "{}", ((_one(piece),) for piece in pieces))
    if operation == "equal":
        return inside
    tag, begins, ends = (
        ("ins", _("inserted:"), _("end of insertion"))
        if operation == "insert"
        else ("del", _("deleted:"), _("end of deletion"))
    )
    return format_html("<{}>{}{}{}</{}>", tag, _said(begins), inside, _said(ends), tag)


def _said(words: str) -> SafeString:
    return format_html('<span class="hidden" lang="{}" dir="auto"> {} </span>', get_language(), words)


def _one(piece: Shown) -> SafeString:
    if piece.kind == "call":
        return format_html('<sup class="call" title="{}">{}</sup>', _("Note %(n)s") % {"n": piece.text}, piece.text)
    if piece.kind == "count":
        return format_html('<span title="{}">…</span>', _("How many have signed: counted at the release"))
    words = inline({"notes": []}, [{"text": piece.text, "marks": piece.marks}])
    return format_html('<span class="formatted">{}</span>', words) if piece.formatted else words
