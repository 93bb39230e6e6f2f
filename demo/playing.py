"""Play whole demos: one statement in every status, or one from a text file to the sealed PDF."""

import shutil
import threading
import time
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from demo import texts
from demo.cast import Cast, engage
from demo.moves import approve, open_circulation, sign_for, statement_at
from organisations.actions.keeping import import_organisations
from organisations.models import Organisation
from releases import store
from releases.actions.releasing import release
from releases.models import Progress, Release
from releases.worker import work
from signatures.actions.answering import decline, defer
from signatures.actions.circulating import invite
from signatures.actions.closing import close
from signatures.models import Circulation
from statements.actions.drafting import draft, settle_issue
from statements.actions.locking import lock
from statements.actions.reviewing import submit
from statements.lifecycle import Status
from statements.text.issue import Issue, Reading

ALLIES = Path(__file__).with_name("allies.csv")
# The order in which the demo's desk fills; the released one first, because it is what a visitor looks at.
PLAYED: list[tuple[Status, dict[str, Any], int | None]] = [
    (Status.RELEASED, texts.HARBOUR, None),
    (Status.CLOSED, texts.SCHOOL, 12),
    (Status.CIRCULATING, texts.WATER, 9),
    (Status.LOCKED, texts.RENT, None),
    (Status.APPROVED, texts.SEEDS, None),
    (Status.IN_REVIEW, texts.BUS, None),
    (Status.DRAFTING, texts.CLINIC, None),
    (Status.WITHDRAWN, texts.FERRY, None),
]


def play(*, until: Status | None = None) -> Cast:
    """The fictional demo. With `until`, only the one statement that gets there."""
    cast = engage(first_number=21)
    allies = import_organisations(ALLIES.read_text(encoding="utf-8"), by=cast.releaser, issuer=cast.issuer)
    for status, document, signing in PLAYED:
        if until is None or status is until:
            issue = Issue((Reading(21, "2026-11"),)) if status is Status.RELEASED else None
            if status is Status.CIRCULATING:
                circulating(cast, document, allies, signing=signing or 0)
            else:
                statement_at(status, cast, document, allies=allies, signing=signing, issue=issue)
    work(threading.Event(), until_idle=True)
    return cast


def circulating(cast: Cast, document: dict[str, Any], allies: list[Organisation], *, signing: int) -> Circulation:
    """A call in full swing: some have signed, two declined, five decide in time and one too late; the others are silent."""
    statement = statement_at(Status.LOCKED, cast, document)
    circulation = open_circulation(statement, cast, asked=10)
    rows = iter(invite(circulation, allies, by=cast.releaser))
    for row in islice(rows, signing):
        sign_for(row)
    for row in islice(rows, 2):
        decline(row, reason="Our congress has not spoken about this yet.")
    for row, days in zip(islice(rows, 6), (-6, -6, -5, -4, -2, 3), strict=True):
        defer(row, decides_on=(circulation.deadline + timedelta(days=days)).date())
    return circulation


def play_text(document: dict[str, Any], issue: Issue, csv: str, *, language: str) -> Release:
    """From an imported text to its release, with the organisations of a CSV file; the first reading of the issue line counts."""
    cast = engage(
        name="Demo issuer", domain="issuer.example", language=language, first_number=issue.number or 1, anew=True
    )
    allies: list[Organisation] = import_organisations(csv, by=cast.releaser, issuer=cast.issuer)
    statement = draft(by=cast.author, issuer=cast.issuer, document=document, issue=issue)
    if issue.ambiguous:
        statement = settle_issue(statement, by=cast.author, reading=issue.readings[0])
    statement = lock(approve(submit(statement, by=cast.author), cast), by=cast.releaser)
    circulation = open_circulation(statement, cast)
    for invitation in invite(circulation, allies, by=cast.releaser):
        sign_for(invitation)
    close(circulation, by=cast.releaser)
    row = release(statement, by=cast.releaser)
    work(threading.Event(), until_idle=True)
    row.refresh_from_db()
    while row.progress in (Progress.COMPOSING, Progress.SEALING):  # a worker beside this one has taken it
        time.sleep(0.1)
        work(threading.Event(), until_idle=True)
        row.refresh_from_db()
    return row


def leave_in(row: Release, folder: Path) -> Path:
    """Copy the sealed PDF of a published release into the folder."""
    assert row.file is not None
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"N{row.number}-{row.content['language']}.pdf"
    shutil.copyfile(store.path_of(row.file.sha256), target)
    return target
