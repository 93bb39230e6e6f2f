"""Everybody's mail, for the demo: where no mail server is set, this is how a link or a code arrives."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from outbox.deliver import compose
from outbox.models import Mail
from pages.lists import asked, page_of


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    if not settings.MAILBOX or settings.MAIL_IS_SENT:
        raise Http404
    wanted = asked(request, "to")["to"]
    rows = Mail.objects.filter(to__icontains=wanted).order_by("-pk")
    page = page_of(rows, request)
    mails = [{"row": row, "message": compose(row)} for row in page]
    response = render(request, "pages/mailbox.html", {"mails": mails, "wanted": wanted, "page": page})
    response["Cache-Control"] = "no-store"
    return response
