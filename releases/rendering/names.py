"""Who signed: groups with counts, names in their own script, remarks."""

from __future__ import annotations

from typing import Any

from releases.words.headings import signed_line
from releases.words.moments import moment
from releases.words.wording import Words

from .markup import Html, css_string, join, tag, text

# Two balanced columns are laid out again and again until they are even: for 10,000 names they take four times as long
# as running text (`benchmarks/rendering.py`), so a long list is set as one paragraph a group.
RUN_IN_ABOVE = 400
SHORT = 6  # a group of so few stays on one page
WIDE = 34  # characters behind a name that may wrap
EN_SPACE = "\u2002"


class Names:
    """Builds the signatories' part of one edition."""

    def __init__(self, content: dict[str, Any], words: Words) -> None:
        self._content, self._words = content, words
        everyone = [signatory for group in content["groups"] for signatory in group["signatories"]]
        self._remarked = [signatory for signatory in everyone if signatory.get("remark")]
        self._remark_number = {id(signatory): number for number, signatory in enumerate(self._remarked, 1)}
        self._some_new = any(signatory["new"] for signatory in everyone)

    def html(self) -> Html:
        """The whole part; with no signatories, the issuer answers for the statement alone."""
        if not self._content["groups"]:
            return self._issued()
        heading = signed_line(self._content, self._words)
        groups = join(self._group(group) for group in self._content["groups"])
        return tag(
            "section", tag("h2", heading, class_="signed"), tag("p", self._as_of(), class_="as-of"), groups, self._remarks(),
            class_="signatories",
        )  # fmt: skip

    def _issued(self) -> Html:
        issuer = self._content["issuer"]
        return tag(
            "section",
            tag("p", self._words.say("issued"), class_="issued-label"),
            tag("p", named(issuer), class_="issued"),
            class_="signatories",
        )

    def _as_of(self) -> Html:
        as_of = self._words.say("as_of", time=moment(self._content["names_as_of"], self._content["zone"], self._words))
        parts = [text(as_of), text(self._words.say(f"order_{self._content['order']}"))]
        if self._some_new:
            parts.append(join([tag("span", "+", class_="new"), Html(" "), self._words.say("new")]))
        return join(parts, " · ")

    def _group(self, group: dict[str, Any]) -> Html:
        signatories = group["signatories"]
        count = tag("span", self._words.number(len(signatories)), class_="count")
        head = tag("h3", tag("span", self._words.say(group["kind"])), Html(" "), count, class_="group-name")
        if self._content["count"] > RUN_IN_ABOVE:
            run_in = join([self._run_in(signatory) for signatory in signatories], "\u00a0· ")
            return tag("section", head, tag("p", run_in, class_="run-in"), class_="group")
        entries = [self._entry(signatory) for signatory in signatories]
        columns = "names" if len(entries) > 1 else "names single"
        short = "group short" if len(entries) <= SHORT else "group"
        return tag(
            "section", head, tag("ul", join(tag("li", entry) for entry in entries), class_=columns), class_=short
        )

    def _role(self, signatory: dict[str, Any]) -> str:
        return self._words.say(signatory["role"]) if signatory["role"] in ("initiator", "first") else ""

    def _entry(self, signatory: dict[str, Any]) -> Html:
        role = self._role(signatory)
        where = join(
            [isolated(signatory["country"]), isolated(signatory["short_name"], signatory["language"]), text(role)],
            " · ",
        )
        length = sum(map(len, (signatory["country"], signatory["short_name"], role)))
        width = "where" if length <= WIDE else "where wide"
        return join([
            tag("span", "+", class_="new") + Html(" ") if signatory["new"] else "",
            named(signatory),
            Html(" ") + tag("span", where, class_=width) if where else "",
            self._remark_call(signatory),
        ])  # fmt: skip

    def _run_in(self, signatory: dict[str, Any]) -> Html:
        """The same with as few elements as can be: each costs milliseconds, and here are thousands."""
        same = (
            signatory["language"] == self._content["language"] and signatory["direction"] == self._content["direction"]
        )
        details = [part for part in (signatory["country"], signatory["short_name"], self._role(signatory)) if part]
        return join([
            "+\u00a0" if signatory["new"] else "",
            text(signatory["name"]) if same else named(signatory),
            _bracketed(details),
            self._remark_call(signatory),
        ])  # fmt: skip

    def _remark_call(self, signatory: dict[str, Any]) -> Html:
        number = self._remark_number.get(id(signatory))
        if number is None:
            return Html()
        return Html(" ") + tag("a", self._words.say("remark", n=number), class_="remark-call", href=f"#remark-{number}")

    def _remarks(self) -> Html:
        if not self._remarked:
            return Html()
        items = [
            tag(
                "li", named(signatory), Html(": "), tag("span", signatory["remark"]), id=f"remark-{number}",
                style=f"list-style-type: {css_string(self._words.say('remark', n=number) + EN_SPACE)}",
            )
            for number, signatory in enumerate(self._remarked, 1)
        ]  # fmt: skip
        head = tag("h3", self._words.say("remarks"), class_="group-name")
        return tag("section", head, tag("ul", join(items), class_="remarks"), class_="group")


def _bracketed(details: list[str]) -> str:
    """` (Greece, ΔΕΕ)`, each part isolated by characters."""
    parts = ", ".join(f"\u2068{part}\u2069" for part in details)
    return f" ({parts})" if parts else ""


def named(who: dict[str, Any]) -> Html:
    """A name in its own language and direction, kept apart from what surrounds it."""
    return tag("bdi", who["name"], class_="name", lang=who["language"], dir=who["direction"])


def isolated(words: str, language: str | None = None) -> Html:
    """A piece whose direction is its own business."""
    return tag("bdi", words, lang=language) if words else Html()
