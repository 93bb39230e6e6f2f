"""A statement's text in HTML: the same structure for a draft, a locked text, an ally's page and a release."""

from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from statements.text import canonical

register = template.Library()
SAFE_SCHEMES = ("https://", "http://", "mailto:")


@register.simple_tag
def inline(document: dict[str, Any], runs: list[dict[str, Any]], count: int | None = None) -> SafeString:
    """Runs of text with their marks; a note call links to its note, which links back (DOMAIN 78)."""
    numbers = {note["id"]: n for n, note in enumerate(document["notes"], 1)}
    return format_html_join("", "{}", ((_run(run, numbers, count),) for run in runs))


def _run(run: dict[str, Any], numbers: dict[str, int], count: int | None) -> SafeString:
    if "note" in run:
        n = numbers[run["note"]]
        return format_html('<a class="call" id="call-{}" href="#note-{}" role="doc-noteref">{}</a>', n, n, n)
    if "field" in run:
        if isinstance(count, int):
            return format_html("<span>{}</span>", count)
        return format_html('<span title="{}">…</span>', _("How many have signed: set at the release."))
    html = conditional_escape(run["text"])
    for mark in run.get("marks", ()):
        html = _marked(html, mark)
    return mark_safe(html)  # noqa: S308 - every piece was escaped above


def _marked(html: Any, mark: dict[str, Any]) -> Any:
    if mark["type"] == "strong":
        return format_html("<strong>{}</strong>", html)
    if mark["type"] == "emphasis":
        return format_html("<em>{}</em>", html)
    if mark["type"] == "language":
        return format_html('<bdi lang="{}" dir="{}">{}</bdi>', mark["language"], mark.get("direction", "auto"), html)
    if mark["type"] == "link" and mark["href"].lower().startswith(SAFE_SCHEMES):
        return format_html('<a href="{}" rel="noreferrer nofollow">{}</a>', mark["href"], html)
    return html


register.filter("short_digest", canonical.short)


@register.simple_tag
def said(words: Any, key: str, **values: Any) -> str:
    """A phrase of the edition's own language."""
    return str(words.say(key, **values))
