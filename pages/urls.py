"""One line per page. What is public says so by standing above the line."""

from django.urls import path, register_converter

from pages import desk, health, mailbox, releases, verify
from pages.ally import answering, objecting, reading, signing
from pages.ally.opening import PersonalToken

register_converter(PersonalToken, "personal")

urlpatterns = [
    path("", releases.releases, name="releases"),
    path("r/<slug:uid>/<int:number>/", releases.release, name="release"),
    path("r/<slug:uid>/<int:number>.pdf", releases.download, name="download"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<slug:code>/", verify.by_code, name="verify_code"),
    # By personal link: the address of the mail, and what it is exchanged for.
    path("s/<personal:token>", reading.by_token, name="ally"),
    path("ally/<slug:uid>/", reading.page, name="ally_page"),
    path("ally/<slug:uid>/sign/", signing.sign, name="ally_sign"),
    path("ally/<slug:uid>/sign/code/", signing.ask_for_code, name="ally_sign_code"),
    path("ally/<slug:uid>/decide/", answering.decide, name="ally_decide"),
    path("ally/<slug:uid>/forward/", answering.forward, name="ally_forward"),
    path("ally/<slug:uid>/decline/", answering.decline, name="ally_decline"),
    path("ally/<slug:uid>/reconsider/", answering.reconsider, name="ally_reconsider"),
    path("ally/<slug:uid>/withdraw/", answering.withdraw, name="ally_withdraw"),
    path("ally/<slug:uid>/withdraw/code/", answering.ask_for_code, name="ally_withdraw_code"),
    path("ally/<slug:uid>/done/", reading.done, name="ally_done"),
    path("o/<personal:token>", objecting.by_token, name="objection"),
    path("objection/<slug:uid>/", objecting.object_to, name="objection_form"),
    path("mailbox/", mailbox.mailbox, name="mailbox"),
    path("health/", health.health, name="health"),
    # ---- with an account ----
    path("desk/", desk.desk, name="desk"),
]
