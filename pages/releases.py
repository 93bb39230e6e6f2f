"""What is released, for everybody."""

from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from pages.crowds import for_crowds
from pages.lists import asked, page_of
from releases import records, store
from releases.models import Release
from releases.words.headings import kind_line, signed_line
from releases.words.moments import issue_line, moment
from releases.words.wording import Words


@require_safe
@for_crowds
def releases(request: HttpRequest) -> HttpResponse:
    """Search in title and issuer, newest or oldest first, pages of 50."""
    query, oldest = asked(request, "q")["q"], request.GET.get("order") == "oldest"
    rows = Release.objects.for_public().order_by("published_at" if oldest else "-published_at")
    if query:
        named = Q(content__document__title__icontains=query) | Q(content__issuer__name__icontains=query)
        rows = rows.filter(named | Q(content__label__icontains=query))
    context = {"page": page_of(rows, request), "query": query, "oldest": oldest}
    return render(request, "pages/releases.html", context)


@require_safe
@for_crowds
def release(request: HttpRequest, uid: str, number: int) -> HttpResponse:
    row = _find(uid, number)
    content = row.content
    words = Words(content["language"])
    context = {
        "release": row,
        "content": content,
        "document": content["document"],
        "words": words,
        "kind": kind_line(content, words),
        "signed": signed_line(content, words),
        "issued": issue_line(content, words),
        "as_of": moment(content["names_as_of"], content["zone"], words),
        "order_key": f"order_{content['order']}",
        "newer": records.newer_than_row(row),
    }
    return render(request, "pages/release.html", context)


@require_safe
def download(request: HttpRequest, uid: str, number: int) -> HttpResponse | FileResponse:
    """The sealed file, byte for byte; its name in the store is its digest, so a cache can ask cheaply."""
    row = _find(uid, number)
    assert row.file is not None
    etag = f'"{row.file.sha256}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified()
    try:
        response = FileResponse(store.path_of(row.file.sha256).open("rb"), content_type="application/pdf")
    except FileNotFoundError as error:
        raise Http404 from error
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=300"
    response["Content-Disposition"] = content_disposition_header(False, f"N{row.number}-{row.content['language']}.pdf")
    return response


def _find(uid: str, number: int) -> Release:
    return get_object_or_404(Release.objects.for_public(), statement__uid=uid, number=number, edition="")
