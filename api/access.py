"""The only way the API gets an object: what the person may not see is answered like what is not there."""

import re
from typing import Any, TypeVar, cast

from django.db.models import Model, Q, QuerySet, prefetch_related_objects
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from organisations.models import Organisation, User
from releases.models import Release
from releases.queries import with_life
from signatures.models import Circulation, Invitation, Link, Signature
from statements.audiences import threads_shown_to
from statements.models import Statement, Thread

Row = TypeVar("Row", bound=Model)
UID = re.compile(r"[0-9a-z]{1,12}")


def person(request: Request) -> User:
    """Who acts. Their roles are read afresh by the act, under its lock."""
    assert request.user.is_authenticated, "only behind a door that asks who comes"
    return cast(User, request.user)


def reader(request: Request) -> User:
    """Who reads, with their roles loaded once. Beside an act they are loaded apart: the act asks afresh."""
    if not request.user.is_authenticated:
        return cast(User, request.user)
    if not hasattr(request, "_reader"):
        acts = request.method not in ("GET", "HEAD")
        request._reader = User.objects.get(pk=request.user.pk) if acts else request.user
        prefetch_related_objects([request._reader], "memberships")
    return cast(User, request._reader)


def link(request: Request) -> Link:
    assert isinstance(request.auth, Link), "only behind a door that asks for a link"
    return request.auth


def _one(rows: QuerySet[Row], uid: str, **more: Any) -> Row:
    row = rows.filter(uid=uid, **more).first() if UID.fullmatch(uid) else None
    if row is None:
        raise NotFound
    return row


def statements(request: Request) -> QuerySet[Statement]:
    """With all that a list shows and `abilities` asks, in a fixed number of queries."""
    return with_life(Statement.objects.seen_by(reader(request))).prefetch_related("issuer__names")


def statement(request: Request, uid: str) -> Statement:
    return _one(statements(request), uid)


def threads(request: Request, statement: Statement) -> QuerySet[Thread]:
    """What the person may see of the comments on the statement."""
    rows = threads_shown_to(reader(request), statement)
    return rows.select_related("by", "resolved_by", "statement").prefetch_related("comments__by")


def thread(request: Request, uid: str, thread: str) -> Thread:
    return _one(threads(request, statement(request, uid)), thread)


def _visible(request: Request) -> QuerySet[Statement]:
    return Statement.objects.visible_to(person(request))


def circulation(request: Request, uid: str) -> Circulation:
    rows = Circulation.objects.filter(statement__in=_visible(request))
    return _one(rows.select_related("statement", "revision"), uid)


def invitation(request: Request, uid: str) -> Invitation:
    rows = Invitation.objects.filter(circulation__statement__in=_visible(request))
    return _one(rows.select_related("circulation__statement", "organisation", "contact"), uid)


def signature(request: Request, uid: str) -> Signature:
    rows = Signature.objects.filter(circulation__statement__in=_visible(request))
    return _one(rows.select_related("circulation__statement", "organisation", "mandate"), uid)


def releases(request: Request) -> QuerySet[Release]:
    """What is published, and what is under way in the person's own issuers."""
    rows = Release.objects.select_related("file", "statement", "issuer").prefetch_related("issuer__names")
    if not request.user.is_authenticated:
        return rows.published()
    return rows.filter(Q(pk__in=Release.objects.published().values("pk")) | Q(statement__in=_visible(request)))


def release(request: Request, uid: str) -> Release:
    return _one(releases(request), uid)


def issuers(request: Request) -> list[Organisation]:
    """The issuers in which the person holds a role, by name."""
    held = {m.organisation_id for m in reader(request).memberships.all()}
    return sorted(Organisation.objects.filter(pk__in=held).prefetch_related("names"), key=str)


def issuer(request: Request, uid: str = "") -> Organisation:
    """The issuer with this uid, else the person's only or first one."""
    chosen = next((i for i in issuers(request) if not uid or i.uid == uid), None)
    if chosen is None:
        raise NotFound
    return chosen


def organisations(request: Request) -> QuerySet[Organisation]:
    """The allies in the directories of the person's issuers."""
    held = {m.organisation_id for m in reader(request).memberships.all()}
    rows = Organisation.objects.filter(directory__in=held)
    return rows.prefetch_related("names", "contacts", "directory__names")


def organisation(request: Request, uid: str) -> Organisation:
    return _one(organisations(request), uid)


def these_organisations(request: Request, uids: list[str]) -> list[Organisation]:
    """Those with these uids, or NotFound when one of them is not the person's to invite."""
    found = {o.uid: o for o in organisations(request).filter(uid__in=uids)}
    if set(uids) - set(found):
        raise NotFound
    return list(found.values())
