"""Comments on passages of a text while it is written: threads, each where its words stand now."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api import access
from api.doors import Acts, Door
from api.errors import Invalid
from api.fields import LARGEST_NUMBER, Choice, Text, Whole
from api.lists import Filters, ListOfStatement, page_of
from statements.actions import commenting
from statements.actions.commenting import LONGEST, LONGEST_PASSAGE, Chosen, Quoted
from statements.anchoring import place_now
from statements.models import Audience, Statement, Thread

QUOTED = ("clause", "quotation")
CHOSEN = ("start", "end", "version")


class CommentOut(serializers.Serializer):
    by = serializers.CharField()
    at = serializers.DateTimeField()
    text = serializers.CharField()


class ThreadOut(serializers.Serializer):
    """What was said about a passage, and where it stands in the editor's tree at `version`."""

    uid = serializers.CharField(source="thread.uid")
    clause = serializers.CharField(help_text="The id of the clause in which the words begin; empty: the title.")
    quotation = serializers.CharField(source="thread.quotation", help_text="The words when the thread was opened.")
    start = serializers.IntegerField(allow_null=True)
    end = serializers.IntegerField(allow_null=True)
    version = serializers.IntegerField()
    lost = serializers.BooleanField(help_text="The words are not in the text any more.")
    audience = serializers.ChoiceField(Audience.choices, source="thread.audience")
    resolved_at = serializers.DateTimeField(source="thread.resolved_at", allow_null=True)
    resolved_by = serializers.CharField(source="thread.resolved_by", allow_null=True)
    by = serializers.CharField(source="thread.by")
    at = serializers.DateTimeField(source="thread.at")
    comments = CommentOut(source="thread.comments", many=True)

    def to_representation(self, thread: Thread) -> Any:
        return super().to_representation(self.context["placed"][thread.pk])


class AnswerForm(serializers.Serializer):
    text = Text(max_length=LONGEST, help_text="`@` and the whole name of somebody who may see it sends them a mail.")


class ThreadForm(AnswerForm):
    """On a passage that is quoted, or chosen by positions in the editor's tree."""

    clause = Text(required=False, allow_blank=True, max_length=40, help_text="Empty: the title.")
    quotation = Text(
        required=False, max_length=LONGEST_PASSAGE, help_text="Words that stand exactly once in the clause."
    )
    start = serializers.IntegerField(required=False, min_value=0, max_value=LARGEST_NUMBER)
    end = Whole(required=False)
    version = serializers.IntegerField(required=False, min_value=0, max_value=LARGEST_NUMBER)
    audience = Choice(Audience.choices, required=False)

    def validate(self, told: dict[str, Any]) -> dict[str, Any]:
        if {*told} & {*QUOTED, *CHOSEN} not in ({*QUOTED}, {*CHOSEN}):
            raise Invalid(_("Send either `clause` and `quotation`, or `start`, `end` and `version`."))
        return told


class ThreadFilters(Filters):
    audience = serializers.ChoiceField(Audience.choices, required=False)


class Comments(Acts, ListOfStatement):
    """Threads about passages, as far as the asker may see them; the newest first."""

    filters = ThreadFilters
    takes = {"POST": ThreadForm}
    gives = {"GET": page_of(ThreadOut), "POST": ThreadOut}
    makes = True

    def rows(self, wanted: dict[str, Any], uid: str) -> QuerySet[Thread]:
        self.statement = access.statement(self.request, uid)
        return access.threads(self.request, self.statement).filter(**wanted)

    def known(self, rows: list[Thread]) -> dict[str, Any]:
        return placed(self.statement, rows)

    def act(self, request: Request, uid: str) -> Response:
        """Open a thread."""
        statement, told = access.statement(request, uid), self.told()
        if "quotation" in told:
            passage: Quoted | Chosen = Quoted(told["clause"], told["quotation"])
        else:
            passage = Chosen(told["start"], told["end"], told["version"])
        thread = self.do(
            commenting.comment,
            statement,
            by=self.person,
            passage=passage,
            text=told["text"],
            audience=told.get("audience", Audience.EVERYBODY),
        )
        found, context = shown(request, uid, thread.uid)
        return self.give(found, context=context)


class ActInThread(Acts, Door):
    """An act in a thread, answered with the thread as it is then."""

    gives = {"POST": ThreadOut}

    def act(self, request: Request, uid: str, thread: str) -> Response:
        self.change(access.thread(request, uid, thread))
        found, context = shown(request, uid, thread)
        return self.give(found, context=context)

    def change(self, thread: Thread) -> None:
        raise NotImplementedError


class Answers(ActInThread):
    """Say something more in a thread."""

    takes = {"POST": AnswerForm}
    makes = True

    def change(self, thread: Thread) -> None:
        self.do(commenting.answer, thread, by=self.person, text=self.told()["text"])


class ResolveThread(ActInThread):
    """Say that a thread is done with."""

    def change(self, thread: Thread) -> None:
        self.do(commenting.resolve, thread, by=self.person)


class ReopenThread(ActInThread):
    """Go on with a thread that was resolved."""

    def change(self, thread: Thread) -> None:
        self.do(commenting.reopen, thread, by=self.person)


def shown(request: Request, uid: str, thread: str) -> tuple[Thread, dict[str, Any]]:
    """The thread as it is now, with what its form needs to know."""
    found = access.thread(request, uid, thread)
    return found, placed(found.statement, [found])


def placed(statement: Statement, threads: list[Thread]) -> dict[str, Any]:
    """For a form: where each of the threads stands."""
    return {"placed": {at.thread.pk: at for at in place_now(statement, threads)}}
