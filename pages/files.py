"""A revision as a file, for word processors and for everything that reads text."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from pages import access
from statements.text.files import KINDS, export

ENDINGS = {ending: kind for kind, (ending, _type) in KINDS.items()}


@require_safe
@access.private
def revision_file(request: HttpRequest, uid: str, number: int, ending: str) -> HttpResponse:
    """Always to be saved, never shown: a web page of ours holds no words that are not checked by its template."""
    statement = access.statement(request, uid)
    row = statement.revisions.filter(number=number).first()
    if row is None or ending not in ENDINGS:
        raise Http404
    kind = ENDINGS[ending]
    response = HttpResponse(export(row.document, kind), content_type=KINDS[kind][1])
    title = slugify(row.document["title"], allow_unicode=True)[:80] or "statement"
    response["Content-Disposition"] = content_disposition_header(True, f"{title}-{row.number}.{ending}")
    return response
