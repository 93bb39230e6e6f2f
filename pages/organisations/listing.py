"""The directory: names as they will be printed, and how often each has signed."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from organisations import permissions
from organisations.models import Kind, Organisation
from pages import access
from pages.lists import asked, page_of
from signatures.models import Signature

ORDERS = {"name": _("by name"), "country": _("by country"), "signed": _("who signed most"), "newest": _("newest first")}


@require_safe
@access.private
def organisations(request: HttpRequest) -> HttpResponse:
    """Search, filter by kind, order, pages of 50."""
    wanted = asked(request, "q", "kind", "order")
    rows = access.organisations(request)
    kinds = dict(rows.order_by().values_list("kind").annotate(n=Count("pk")))
    context = {
        "page": page_of(_found(rows, **wanted), request),
        "chips": [(k.value, k.label, kinds[k.value]) for k in Kind if k.value in kinds],
        "total": sum(kinds.values()),
        "orders": ORDERS.items(),
        "asked": wanted,
        "may_keep": may_keep(request),
    }
    return render(request, "pages/organisations.html", context)


def may_keep(request: HttpRequest) -> bool:
    """May the person change any of the directories they see?"""
    person = access.person(request)
    return any(permissions.may_keep_directory(person, issuer) for issuer in access.issuers(request))


def _found(rows: Any, *, q: str, kind: str, order: str) -> QuerySet[Organisation]:
    signed = Signature.objects.active().filter(organisation=OuterRef("pk")).order_by().values("organisation")
    counted = Coalesce(Subquery(signed.annotate(n=Count("pk")).values("n")), 0)
    rows = rows.found_by(q).by(order).annotate(signed=counted)
    if kind in Kind.values:
        rows = rows.filter(kind=kind)
    return rows.order_by("-signed", *rows.query.order_by) if order == "signed" else rows
