"""Statements: begin, list, read; and the moves that take no more than a word."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api import access
from api.doors import Acts, Door
from api.errors import Invalid
from api.fields import StatementAbilities, Text, Uid, Whole
from api.lists import Filters, List, page_of
from api.texts import Document, Imported
from organisations.models import Organisation
from organisations.scripts import is_language
from releases.abilities import abilities_in
from signatures.reminders import reminders_of
from statements.actions import drafting, locking, reviewing
from statements.asking import standing
from statements.lifecycle import Status
from statements.models import Statement
from statements.text.importing import import_text
from statements.text.issue import Issue, Reading


class Named(serializers.Serializer):
    """Who it is, by address and name."""

    uid = serializers.CharField()
    name = serializers.SerializerMethodField()

    def get_name(self, organisation: Organisation) -> str:
        return organisation.official_name.name


class ReadingForm(serializers.Serializer):
    """One way to read an issue line."""

    number = Whole(allow_null=True, required=False)
    date = serializers.RegexField(r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$", allow_null=True, required=False)

    def validate_date(self, day: str | None) -> str | None:
        try:
            date.fromisoformat(f"{day}-01"[:10] if day else "2026-01-01")
        except ValueError as error:
            raise Invalid(_("“%s” is not in the calendar.") % day) from error
        return day


class ReadingOut(serializers.Serializer):
    number = serializers.IntegerField(allow_null=True)
    date = serializers.CharField(allow_null=True)


class IssueOut(ReadingOut):
    """What the issue line says; ambiguous as long as nobody has said which reading is meant."""

    ambiguous = serializers.BooleanField()
    readings = ReadingOut(many=True)


class Waiting(serializers.Serializer):
    """The stage that waits for decisions; null but in review."""

    stage = serializers.CharField(source="present.key")
    name = serializers.CharField(source="present.name")
    approvals = serializers.IntegerField()
    missing = serializers.IntegerField()

    def to_representation(self, statement: Statement) -> dict[str, Any] | None:
        in_review = statement.status == Status.IN_REVIEW
        return super().to_representation(standing(statement)) if in_review else None


class StatementOut(serializers.Serializer):
    """A statement, where it stands, and what the asker may do with it now."""

    uid = serializers.CharField()
    title = serializers.CharField()
    status = serializers.ChoiceField(Status.choices)
    issuer = Named()
    revision = serializers.IntegerField(source="head.number")
    digest = serializers.CharField(source="head.digest")
    language = serializers.CharField(source="head.language")
    issue = IssueOut()
    review = Waiting(source="*", allow_null=True)
    invited = serializers.IntegerField()
    signed = serializers.IntegerField()
    declined = serializers.IntegerField()
    objected = serializers.IntegerField()
    remindable = serializers.SerializerMethodField(help_text="Would get the one reminder now.")
    deadline = serializers.DateTimeField(source="circulation_deadline", allow_null=True)
    answer_by = serializers.DateTimeField(source="circulation_answer_by", allow_null=True)
    release = serializers.CharField(source="release_progress", allow_null=True)
    label = serializers.CharField(source="release_label", allow_null=True)
    created_at = serializers.DateTimeField()
    created_by = serializers.CharField()
    abilities = StatementAbilities(source="*")

    def get_remindable(self, statement: Statement) -> int:
        return reminders_of(statement).ready


class Drafted(StatementOut):
    """With what the importer left out and found, where plain text was sent."""

    imported = Imported(allow_null=True)


class DraftForm(serializers.Serializer):
    """A document, or a plain text from which the importer makes one."""

    issuer = Uid(required=False, help_text="Where the person writes for several.")
    document = Document(required=False)
    text = Text(required=False, max_length=1024 * 1024)
    language = serializers.RegexField(
        r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        required=False,
        max_length=35,
        help_text="Of `text`, where the guess is wrong.",
    )
    issue = ReadingForm(required=False)
    message = Text(required=False, allow_blank=True, max_length=300)

    def validate_language(self, tag: str) -> str:
        if not is_language(tag):
            raise Invalid(_("“%s” is no language tag. Write it like en, el or zh-Hans.") % tag)
        return tag

    def validate(self, told: dict[str, Any]) -> dict[str, Any]:
        if ("document" in told) == ("text" in told):
            raise Invalid(_("Send either `document` or `text`."))
        return told


class StatementFilters(Filters):
    status = serializers.ChoiceField(Status.choices, required=False)
    issuer = serializers.CharField(required=False)
    q = serializers.CharField(
        required=False, max_length=200, help_text="Words of the title, or of the name of whoever began it."
    )


class Statements(Acts, List):
    """The statements of the asker's issuers; the newest first."""

    filters = StatementFilters
    takes = {"POST": DraftForm}
    gives = {"GET": page_of(StatementOut), "POST": Drafted}
    makes = True

    def rows(self, wanted: dict[str, Any]) -> QuerySet[Statement]:
        rows = access.statements(self.request)
        if "q" in wanted:
            rows = rows.found_by(wanted.pop("q"))  # type: ignore[attr-defined]
        fields = {"status": "status", "issuer": "issuer__uid"}
        return rows.filter(**{fields[name]: value for name, value in wanted.items()})

    def about(self, rows: list[Statement]) -> dict[str, Any]:
        return {"abilities": may_draft(self.request, self.request.query_params.get("issuer", ""))}

    def act(self, request: Request) -> Response:
        told = self.told()
        issuer = access.issuer(request, told.get("issuer", ""))
        imported = import_text(told["text"], language=told.get("language")) if "text" in told else None
        issue = imported.issue if imported else Issue()
        if "issue" in told:
            issue = Issue((Reading(told["issue"].get("number"), told["issue"].get("date")),))
        document = imported.document if imported else told["document"]
        begun = self.do(
            drafting.draft,
            by=self.person,
            issuer=issuer,
            document=document,
            message=told.get("message", ""),
            issue=issue,
        )
        statement: Any = access.statement(request, begun.uid)
        statement.imported = imported
        return self.give(statement, location=f"{request.path}{begun.uid}/")


def may_draft(request: Request, issuer: str = "") -> dict[str, Any]:
    """What the asker may do in this issuer; without one, in the first that lets them begin a statement."""
    mine = [i for i in access.issuers(request) if not issuer or i.uid == issuer]
    answers = [abilities_in(i, by=access.reader(request)) for i in mine]
    return next((a for a in answers if a["draft"]), answers[0] if answers else {})


class OneStatement(Door):
    gives = {"GET": StatementOut}

    def get(self, request: Request, uid: str) -> Response:
        return self.give(access.statement(request, uid))


class Move(Acts, Door):
    """A move of the whole statement, answered with where it stands then."""

    gives = {"POST": StatementOut}

    def act(self, request: Request, uid: str) -> Response:
        self.move(access.statement(request, uid))
        return self.give(access.statement(request, uid))

    def move(self, statement: Statement) -> None:
        raise NotImplementedError


class Submit(Move):
    """Hand the present text to the reviewers."""

    def move(self, statement: Statement) -> None:
        self.do(reviewing.submit, statement, by=self.person)


class Lock(Move):
    """Freeze the approved text."""

    def move(self, statement: Statement) -> None:
        self.do(locking.lock, statement, by=self.person)


class ReasonForm(serializers.Serializer):
    reason = Text(required=False, allow_blank=True, max_length=4000)


class Withdraw(Move):
    """Give the statement up before its release."""

    takes = {"POST": ReasonForm}

    def move(self, statement: Statement) -> None:
        self.do(locking.withdraw, statement, by=self.person, **self.told())


class SettleIssue(Move):
    """Say what the issue line means: a number, a date, or both."""

    takes = {"POST": ReadingForm}

    def move(self, statement: Statement) -> None:
        told = self.told()
        reading = Reading(told.get("number"), told.get("date"))
        self.do(drafting.settle_issue, statement, by=self.person, reading=reading)
