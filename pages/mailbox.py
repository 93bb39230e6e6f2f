"""Everybody's mail, for the demo: where no mail server is set, this is how a link or a code arrives."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from outbox.deliver import compose
from outbox.models import Mail

PAGE = 50


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    if not settings.MAILBOX or settings.MAIL_IS_SENT:
        raise Http404
    wanted = request.GET.get("to", "").replace("\0", "").strip()  # which PostgreSQL knows not
    rows = Mail.objects.filter(to__icontains=wanted).order_by("-pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    mails = [{"row": row, "message": compose(row)} for row in page]
    response = render(request, "pages/mailbox.html", {"mails": mails, "wanted": wanted, "page": page})
    response["Cache-Control"] = "no-store"
    return response
