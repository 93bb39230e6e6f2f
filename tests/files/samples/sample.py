"""One file of our own making and what a person reads in it."""

from dataclasses import dataclass, field


@dataclass
class Sample:
    """`said` is every text that was put into the file, wherever; `lists` are lead-in, marker and number of demands of each list."""

    name: str
    content: bytes
    said: list[str]
    language: str
    title: str
    lists: list[tuple[str, str, int]]
    headings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)  # how each sentence begins
    appeals: list[str] = field(default_factory=list)
    issue: tuple[int | None, str | None] = (None, None)
