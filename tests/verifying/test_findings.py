"""What a genuine file's report says: who, when, which text, which names, anything newer (DOMAIN 74; 11, 12)."""

import asyncio
import hashlib
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from releases.verifying import Answer, Change, Newer, Record, State, TrustedSeal, examine
from statements.text import canonical
from tests.verifying.releases import DOCUMENT, NOON, edition, release

DIGEST = canonical.digest(DOCUMENT)
LATER = NOON + timedelta(days=30)
PLAIN = "Unchanged, but only a demo key sealed it"  # every key here is one


@dataclass
class Shelf:
    """A record of releases in memory."""

    records: list[Record] = field(default_factory=list)
    news: list[Newer] = field(default_factory=list)

    def by_sha256(self, sha256):
        return next((r for r in self.records if r.sha256 == sha256), None)

    def by_digest(self, text_digest):
        return next((r for r in self.records if r.text_digest == text_digest), None)

    def newer_than(self, record):
        return self.news


@pytest.fixture
def record(plain) -> Record:
    return Record("N° 21", DIGEST, hashlib.sha256(plain).hexdigest(), count=1, names_as_of=NOON)


@pytest.fixture
def trusted(ec_key):
    return [TrustedSeal(ec_key.fingerprint, "Union of Examples")]


def test_examine_without_a_record(plain, trusted):
    report = examine(plain, trusted=trusted)

    assert [(f.key, f.state.value) for f in report.findings] == [
        ("intact", "ok"),
        ("sealed_by", "warn"),
        ("sealed_at", "warn"),
        ("text", "ok"),
        ("names", "ok"),
        ("newer", "unknown"),
    ]
    assert (report.headline, report.label, report.text_digest) == (PLAIN, "N° 21", DIGEST)
    assert report["sealed_by"].sentence.startswith("Sealed as Union of Examples (certificate ")
    assert report["sealed_by"].sentence.endswith("but with a demo key, which proves nothing.")
    assert "no independent authority" in report["sealed_at"].sentence
    assert report["names"].sentence == "Signatories: 1, as of 14 March 2026, 12:00 UTC."


def test_examine_of_the_latest_edition(plain, trusted, record):
    report = examine(plain, trusted=trusted, records=Shelf([record]))

    assert report["text"].sentence.endswith("as the issuer's record of N° 21 says.")
    assert report["newer"].sentence == "This is the latest edition."
    assert report.headline == PLAIN


def test_an_edition_is_of_the_issuer_that_its_record_names(plain, ec_key, record):
    """Several issuers may share one key: whose edition it is, the record of its release says."""
    records = Shelf([replace(record, issuer="Workers’ Voice Party")])

    named = examine(plain, trusted=[TrustedSeal(ec_key.fingerprint, "A newer name")], records=records)
    shared = examine(plain, trusted=[TrustedSeal(ec_key.fingerprint)], records=records)
    elsewhere = examine(plain + b"\n", trusted=[TrustedSeal(ec_key.fingerprint)], records=records)

    said = "An edition of Workers’ Voice Party, sealed as Union of Examples (certificate "
    assert [one["sealed_by"].sentence.startswith(said) for one in (named, shared)] == [True, True]
    assert shared.is_demo
    assert elsewhere["sealed_by"].sentence.startswith("Sealed as Union of Examples (certificate ")


def test_a_file_without_a_seal_is_told_in_one_sentence():
    report = examine(b"\x89PNG", trusted=[])

    assert [finding.sentence for finding in report.told] == ["This file is not a PDF."]
    assert "not genuine" not in " ".join(finding.sentence for finding in report.findings)


def test_examine_within_an_event_loop(plain, trusted):
    async def page():
        return examine(plain, trusted=trusted)

    assert asyncio.run(page()).verdict is Answer.GENUINE


def test_as_dict_is_plain_json(plain, trusted):
    told = examine(plain, trusted=trusted).as_dict()

    assert told["verdict"] == "genuine"
    assert [f["key"] for f in told["findings"]] == ["intact", "sealed_by", "sealed_at", "text", "names", "newer"]
    assert {type(value) for finding in told["findings"] for value in finding.values()} == {str}


@pytest.mark.parametrize(
    ("news", "sentence", "headline"),
    [
        (
            [Newer(Change.ADDENDUM, LATER, "N° 21/Add.1")],
            "A newer edition with more signatories exists: N° 21/Add.1 of 13 April 2026, 12:00 UTC.",
            f"{PLAIN}; a newer edition exists",
        ),
        (
            [Newer(Change.ADDENDUM, NOON, "N° 21/Add.1"), Newer(Change.CORRECTION, LATER, "N° 21/Corr.1")],
            "A correction exists: N° 21/Corr.1 of 13 April 2026, 12:00 UTC.",
            f"{PLAIN}; a newer edition exists",
        ),
        (
            [Newer(Change.NAME_WITHDRAWN, NOON), Newer(Change.REISSUE, LATER, "N° 21*")],
            "A newer edition exists: N° 21* of 13 April 2026, 12:00 UTC. "
            "A signature was withdrawn on 14 March 2026, 12:00 UTC.",
            f"{PLAIN}; a newer edition exists",
        ),
        (
            [Newer(Change.NAME_WITHDRAWN, LATER)],
            "A signature was withdrawn on 13 April 2026, 12:00 UTC.",
            f"{PLAIN}; a signature has fallen away since",
        ),
        (
            [Newer(Change.REPLACEMENT, NOON, "N° 21/Rev.1"), Newer(Change.WITHDRAWN, LATER)],
            "The statement was withdrawn on 13 April 2026, 12:00 UTC. "
            "A newer text replaces this one: N° 21/Rev.1 of 14 March 2026, 12:00 UTC.",
            f"{PLAIN}; since withdrawn",
        ),
        (
            [Newer(Change.NAME_REMOVED, NOON), Newer(Change.NAME_WITHDRAWN, LATER)],
            "A signature was removed on 14 March 2026, 12:00 UTC, because it was not authorised. "
            "A signature was withdrawn on 13 April 2026, 12:00 UTC.",
            f"{PLAIN}; a signature has fallen away since",
        ),
        (
            [*[Newer(Change.NAME_WITHDRAWN, NOON)] * 3, Newer(Change.NAME_WITHDRAWN, LATER)],
            "Signatures withdrawn since: 4, the last on 13 April 2026, 12:00 UTC.",
            f"{PLAIN}; a signature has fallen away since",
        ),
    ],
)
def test_examine_of_an_edition_with_news(plain, trusted, record, news, sentence, headline):
    report = examine(plain, trusted=trusted, records=Shelf([record], news))

    assert (report["newer"].state, report["newer"].sentence, report.headline) == (State.WARN, sentence, headline)
    assert report.verdict is Answer.GENUINE


def test_examine_of_a_file_that_the_record_does_not_hold(plain, trusted, record):
    report = examine(plain, trusted=trusted, records=Shelf([replace(record, sha256="0" * 64)]))

    assert (report["text"].state, report.verdict) == (State.WARN, Answer.GENUINE)
    assert "but this file is not" in report["text"].sentence


def test_examine_of_a_text_that_the_record_does_not_hold(plain, trusted):
    report = examine(plain, trusted=trusted, records=Shelf())

    assert (report["text"].state, report["newer"].state) == (State.WARN, State.UNKNOWN)


def test_examine_of_a_file_recorded_with_another_text(plain, trusted, record):
    report = examine(plain, trusted=trusted, records=Shelf([replace(record, text_digest="0" * 64)]))

    assert (report["text"].state, report.verdict) == (State.BAD, Answer.ALTERED)


def test_examine_of_a_file_recorded_with_another_count(plain, trusted, record):
    report = examine(plain, trusted=trusted, records=Shelf([replace(record, count=2)]))

    assert (report["names"].state, report.verdict) == (State.BAD, Answer.ALTERED)


@pytest.mark.slow
def test_a_sealed_record_that_contradicts_its_digest_is_altered(ec_key, trusted):
    document = DOCUMENT | {"title": "For the detention of the prisoners"}

    report = examine(release(ec_key, edition(document=document)), trusted=trusted)

    assert (report["intact"].state, report["text"].state, report.verdict) == (State.OK, State.BAD, Answer.ALTERED)
    assert "but its attached record says" in report["text"].sentence


@pytest.mark.slow
@pytest.mark.parametrize(
    "changes",
    [{"document": None}, {"document": {}}, {"document": "text"}, {"text_digest": None}],
)
def test_a_sealed_record_without_its_text_is_altered(ec_key, trusted, changes):
    report = examine(release(ec_key, edition(**changes)), trusted=trusted)

    assert (report["text"].state, report.verdict) == (State.BAD, Answer.ALTERED)


@pytest.mark.slow
@pytest.mark.parametrize(
    "changes",
    [{"names_as_of": "soon"}, {"names_as_of": "2026-03-14T12:00:00"}, {"names_as_of": None}, {"count": "many"}],
)
def test_a_sealed_record_that_is_unclear_about_names_says_so(ec_key, trusted, changes):
    report = examine(release(ec_key, edition(**changes)), trusted=trusted)

    assert (report["names"].state, report.verdict) == (State.WARN, Answer.GENUINE)


def test_a_seal_of_a_retired_key_counts_for_its_time(plain, ec_key):
    retired = TrustedSeal(ec_key.fingerprint, "Union", until=NOON + timedelta(hours=1))

    assert examine(plain, trusted=[retired]).verdict is Answer.GENUINE


@pytest.mark.parametrize("bounds", [{"until": NOON - timedelta(hours=1)}, {"since": NOON + timedelta(hours=1)}])
def test_a_seal_made_outside_the_time_of_its_key_does_not_count(plain, ec_key, bounds):
    report = examine(plain, trusted=[TrustedSeal(ec_key.fingerprint, "Union", **bounds)])

    assert (report.verdict, report["sealed_by"].state) == (Answer.FOREIGN, State.BAD)


def test_an_expired_certificate_still_proves_what_it_sealed_in_its_time(plain, ec_key):
    # The key was made for NOON and three years; the day on which the tests run plays no part.
    assert examine(plain, trusted=[ec_key.fingerprint]).verdict is Answer.GENUINE


@pytest.mark.parametrize("form", ["fingerprint", "colons", "pem", "der"])
def test_trust_is_given_by_fingerprint_or_certificate(plain, ec_key, form):
    der = ec_key.certificate.dump()
    forms = {
        "fingerprint": ec_key.fingerprint,
        "colons": ":".join(ec_key.fingerprint[at : at + 2] for at in range(0, 64, 2)).upper(),
        "pem": _pem(der),
        "der": der,
    }

    assert examine(plain, trusted=[forms[form]]).verdict is Answer.GENUINE


def _pem(der):
    from asn1crypto import pem

    return pem.armor("CERTIFICATE", der)


@pytest.mark.parametrize("nonsense", ["", "abc", "Z" * 64, b"", b"-----BEGIN X-----", 7])
def test_nonsense_is_not_trusted(plain, nonsense):
    with pytest.raises((ValueError, TypeError)):
        examine(plain, trusted=[nonsense])


def test_whoever_trusts_nobody_finds_everything_foreign(plain):
    assert examine(plain, trusted=[]).verdict is Answer.FOREIGN
