"""What a person says of themselves, and the way to their password, second factor and sessions."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from organisations.models import Membership
from pages import access
from pages.changing import bound, shown_or_posted
from pages.forms.people import ProfileForm
from pages.second_step import turned_away


@shown_or_posted
@access.own  # not `private`: it leads to the second step, and only changes ask for it
def profile(request: HttpRequest) -> HttpResponse:
    refusal = turned_away(request) if request.method == "POST" else None
    return refusal or _profile(request)


def _profile(request: HttpRequest) -> HttpResponse:
    person = access.person(request)
    form = ProfileForm(*bound(request), instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("profile")
    mine = Membership.objects.filter(user=person).select_related("organisation").prefetch_related("organisation__names")
    context = {"form": form, "memberships": mine.order_by("organisation", "pk"), "has_mfa": is_mfa_enabled(person)}
    return render(request, "pages/profile.html", context, status=400 if form.errors else 200)
