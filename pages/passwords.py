"""Who forgot the password asks an administrator."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/password.html")
