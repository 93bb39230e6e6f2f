"""Where people land after the login: the issuer's statements and where they stand."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from statements.models import Statement

PAGE = 50


@require_safe
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    page = Paginator(Statement.objects.seen_by(request.user).order_by("-pk"), PAGE).get_page(request.GET.get("page"))
    return render(request, "pages/desk.html", {"page": page})
