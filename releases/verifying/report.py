"""What a verification says: one answer, six findings, each with a sentence anybody understands (DOMAIN 74)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from releases.verifying import sentences as s
from releases.verifying.records import Change, Newer


class Answer(StrEnum):
    GENUINE = "genuine"
    ALTERED = "altered"
    FOREIGN = "foreign"
    UNREADABLE = "unreadable"


class State(StrEnum):
    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    UNKNOWN = "unknown"


KEYS = ("intact", "sealed_by", "sealed_at", "text", "names", "newer")

HEADLINES = {
    Answer.ALTERED: s.ALTERED,
    Answer.FOREIGN: s.FOREIGN,
    Answer.UNREADABLE: s.UNREADABLE,
}
# As it stands, withdrawn, followed by a newer edition, with fewer names.
GENUINE = (s.GENUINE, s.GENUINE_WITHDRAWN, s.GENUINE_NEWER, s.GENUINE_NEWS)
GENUINE_DEMO = (s.DEMO, s.DEMO_WITHDRAWN, s.DEMO_NEWER, s.DEMO_NEWS)


@dataclass(frozen=True)
class Finding:
    """One answer; `message` is the untranslated sentence, `values` what stands in its places."""

    key: str
    state: State
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    more: tuple[tuple[str, Mapping[str, object]], ...] = ()

    @property
    def sentence(self) -> str:
        """The answer in the reader's language; several sentences where there is more to say."""
        return " ".join(s.say(message) % values for message, values in [(self.message, self.values), *self.more])


@dataclass(frozen=True)
class Report:
    """The findings stand in the order of `KEYS`; sha256 (hex) names the file, label and text_digest may be empty."""

    verdict: Answer
    findings: tuple[Finding, ...]
    sha256: str
    label: str = ""
    text_digest: str = ""
    news: tuple[Newer, ...] = ()

    @property
    def told(self) -> tuple[Finding, ...]:
        """What is worth a line to a person: of a file without a seal, only what it is."""
        return self.findings[:1] if self.verdict is Answer.UNREADABLE else self.findings

    @property
    def is_demo(self) -> bool:
        """Whether nothing is wrong, and yet nothing is proved: the key was made for a demo."""
        return self.verdict is Answer.GENUINE and self["sealed_by"].message in (s.SEALED_BY_DEMO, s.EDITION_OF_DEMO)

    @property
    def headline(self) -> str:
        """The whole answer in a few words."""
        if self.verdict is not Answer.GENUINE:
            return s.say(HEADLINES[self.verdict])
        genuine, withdrawn, newer, fewer = GENUINE_DEMO if self.is_demo else GENUINE
        if not self.news:
            return s.say(genuine)
        if any(one.change is Change.WITHDRAWN for one in self.news):
            return s.say(withdrawn)
        return s.say(newer if any(one.is_edition for one in self.news) else fewer)

    def __getitem__(self, key: str) -> Finding:
        return self.findings[KEYS.index(key)]

    def as_dict(self) -> dict[str, object]:
        """The report for JSON."""
        return {
            "verdict": self.verdict.value,
            "headline": self.headline,
            "sha256": self.sha256,
            "label": self.label,
            "text_digest": self.text_digest,
            "findings": [{"key": f.key, "state": f.state.value, "sentence": f.sentence} for f in self.findings],
        }
