"""Everybody's mail, for the demo: where no mail server is set, this is how a link or a code arrives."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from outbox.deliver import compose
from outbox.models import Mail

SHOWN = 50


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    if not settings.MAILBOX or settings.MAIL_IS_SENT:
        raise Http404
    wanted = request.GET.get("to", "").replace("\0", "").strip()  # which PostgreSQL knows not
    rows = Mail.objects.filter(to__icontains=wanted).order_by("-pk")[:SHOWN]
    mails = [{"row": row, "message": compose(row)} for row in rows]
    response = render(request, "pages/mailbox.html", {"mails": mails, "wanted": wanted})
    response["Cache-Control"] = "no-store"
    return response
