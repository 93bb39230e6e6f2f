"""One line per page. What is public says so by standing above the line."""

from django.urls import path

from pages import ally, desk, health, mailbox, objection, releases, verify

urlpatterns = [
    path("", releases.releases, name="releases"),
    path("r/<slug:uid>/<int:number>/", releases.release, name="release"),
    path("r/<slug:uid>/<int:number>.pdf", releases.download, name="download"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<slug:code>/", verify.by_code, name="verify_code"),
    path("s/<str:token>/", ally.read, name="ally"),
    path("s/<str:token>/code/", ally.ask_for_code, name="ally_code"),
    path("s/<str:token>/sign/", ally.sign, name="ally_sign"),
    path("s/<str:token>/decline/", ally.decline, name="ally_decline"),
    path("s/<str:token>/withdraw/", ally.withdraw, name="ally_withdraw"),
    path("o/<str:token>/", objection.object_to, name="objection"),
    path("mailbox/", mailbox.mailbox, name="mailbox"),
    path("health/", health.health, name="health"),
    # ---- with an account ----
    path("desk/", desk.desk, name="desk"),
]
