"""One edition as one HTML page: masthead, statement, names, seal block and running foot."""

from __future__ import annotations

import re
from typing import Any

from releases.words.headings import kind_line
from releases.words.moments import issue_line, moment, parsed
from releases.words.wording import Words
from statements.text import canonical

from .blocks import Blocks
from .code import code
from .inline import Inlines
from .markup import Html, join, tag, text
from .names import Names, named

_EDITIONS = {"Add": "added", "Corr": "corrected", "Rev": "replaced", "*": "reissued"}
_PAGE, _PAGES = 7007001, 7007002  # stand-ins in the phrase “page x of y”, which the style sheet's counters replace


_TAGS = re.compile(r"(<[^>]*>)")
_INSIDE_A_WORD = re.compile("(?<=[\uac00-\ud7a3])(?=[\uac00-\ud7a3])")


def _with_whole_words(html: Html) -> Html:
    """Korean words, which spaces part, are kept on one line: layout would part them after any syllable."""
    pieces = _TAGS.split(html)
    return Html("".join(p if p.startswith("<") else _INSIDE_A_WORD.sub("\u2060", p) for p in pieces))


def build(content: dict[str, Any]) -> Html:
    """The whole page; every word of it comes from `content` or from `releases/words/`."""
    words = Words(content["language"])
    inlines = Inlines(content["document"], words, content["count"])
    blocks = Blocks(content["document"], inlines, words)
    body = tag(
        "body",
        _foot(content, words),
        _masthead(content, words),
        tag("p", kind_line(content, words), class_="kind"),
        blocks.headline(),
        tag("div", blocks.body(), class_="statement"),
        Names(content, words).html(),
        _seal_block(content, words),
        class_=f"count-{min(content['count'], 2)}",
    )
    return Html("<!DOCTYPE html>") + tag(
        "html",
        tag("head", tag("title", content["document"]["title"])),
        _with_whole_words(body) if content["language"].split("-")[0].lower() == "ko" else body,
        lang=content["language"],
        dir=content["direction"],
    )


def label(content: dict[str, Any]) -> str:
    """`N° 21/Add.1` with nothing in it that a line could break."""
    return content["label"].replace(" ", "\u00a0")


def short_digest(digest: str) -> str:
    """The first twelve digits in three groups of four, on one line."""
    return canonical.short(digest).replace(" ", "\u00a0")


def _ltr(words: str, class_: str | None = None) -> Html:
    """Addresses, numbers and digests read from left to right in every language."""
    return tag("bdi", words, dir="ltr", class_=class_)


def _masthead(content: dict[str, Any], words: Words) -> Html:
    issuer = content["issuer"]
    under = " · ".join(part for part in (issuer["unit"], issuer["place"]) if part)
    return tag(
        "div",
        tag(
            "div",
            tag("p", named(issuer), class_="issuer"),
            tag("p", tag("bdi", under, lang=issuer["language"], dir=issuer["direction"]), class_="unit") if under else "",
            class_="who",
        ),
        tag(
            "div", tag("p", tag("bdi", label(content)), class_="number"), tag("p", issue_line(content, words), class_="date"),
            class_="when",
        ),
        class_="masthead",
    )  # fmt: skip


def _foot(content: dict[str, Any], words: Words) -> Html:
    when = words.say("edition", time=words.moment(parsed(content["released_at"])))
    before, _, rest = words.say("page", page=str(_PAGE), pages=str(_PAGES)).partition(str(_PAGE))
    between, _, after = rest.partition(str(_PAGES))
    count = join([before, tag("span", class_="page-number"), between, tag("span", class_="page-count"), after])
    if str(_PAGES) in before:  # “3쪽 중 1쪽”: the total comes first
        first, _, second = before.partition(str(_PAGES))
        count = join([first, tag("span", class_="page-count"), second, tag("span", class_="page-number"), rest])
    digest = join([words.say("text"), Html(" "), _ltr(short_digest(content["text_digest"]))])
    check = join([words.say("verify"), Html(" "), _ltr(plain_address(content["verify_url"]))])
    return tag(
        "div",
        tag(
            "div", tag("p", join([tag("bdi", label(content)), text(when)], " · ")), tag("p", check), class_="foot-start"
        ),
        tag("div", tag("p", join([digest, count], " · ")), class_="foot-end"),
        class_="foot",
    )


def plain_address(url: str) -> str:
    """An address as people type it."""
    return url.partition("://")[2].rstrip("/") or url


def _seal_block(content: dict[str, Any], words: Words) -> Html:
    address = plain_address(content["code_url"])
    when = moment(content["released_at"], content["zone"], words)
    history = [words.say("edition", time=when)]
    if content["first_released_at"] != content["released_at"]:
        history.append(words.say("first_released", date=words.day(parsed(content["first_released_at"]).date())))
    change = next((key for start, key in _EDITIONS.items() if content["edition"].startswith(start)), None)
    digest = content["text_digest"]
    # The issuer's name is spoken in a phrase here, so it is isolated by characters and not by an element.
    name = f"\u2068{content['issuer']['name']}\u2069"
    return tag(
        "section",
        code(content["code_url"], words.say("code", address=address)),
        tag(
            "div",
            tag("p", tag("span", words.say("verify")), Html(" "), tag("a", address, dir="ltr", href=content["code_url"]), class_="address"),
            tag("p", words.say("sealed", name=name), class_="sealed"),
            tag("p", join([label(content), *history], " · ")),
            tag("p", words.say(change)) if change else "",
            tag(
                "p", tag("span", words.say("digest")), Html(" "), _ltr("SHA-256"), Html(" "),
                _ltr(" ".join(digest[i : i + 8] for i in range(0, 64, 8)), "digest"),
            ),
            class_="seal-text",
        ),
        class_="seal",
    )  # fmt: skip
