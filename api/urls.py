"""One line per address. What is public says so by standing above the line."""

from django.urls import path, re_path
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request

from api import (
    ally,
    circulations,
    comments,
    decisions,
    documents,
    invitations,
    organisations,
    releases,
    revisions,
    signatures,
    statements,
    verify,
)
from api.description import Description
from api.doors import Door


class Nothing(Door):
    """Any other address: absent, whoever asks and however."""

    authentication_classes: list[type] = []
    permission_classes = [AllowAny]
    http_method_names = ["get", "head", "post", "put", "patch", "delete", "options", "trace"]

    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        raise NotFound


urlpatterns = [
    path("schema/", Description.as_view(), name="schema"),
    path("releases/", releases.Releases.as_view(), name="releases"),
    path("releases/<str:uid>/", releases.OneRelease.as_view(), name="release"),
    path("releases/<str:uid>/signatories/", releases.PrintedNames.as_view(), name="printed_names"),
    path("releases/<str:uid>/file/", releases.SealedPdf.as_view(), name="file"),
    path("verify/", verify.Verify.as_view(), name="verify"),
    path("verify/<str:code>/", verify.VerifyCode.as_view(), name="verify_code"),
    # ---- with a personal link ----
    path("invitation/", ally.ReadInvitation.as_view(), name="ally"),
    path("invitation/code/", ally.AskForCode.as_view(), name="ally_code"),
    path("invitation/sign/", ally.Sign.as_view(), name="ally_sign"),
    path("invitation/decline/", ally.Decline.as_view(), name="ally_decline"),
    path("invitation/reconsider/", ally.Reconsider.as_view(), name="ally_reconsider"),
    path("invitation/defer/", ally.Defer.as_view(), name="ally_defer"),
    path("invitation/forward/", ally.Forward.as_view(), name="ally_forward"),
    path("invitation/withdraw/", ally.WithdrawSignature.as_view(), name="ally_withdraw"),
    path("objection/", ally.ObjectTo.as_view(), name="objection"),
    # ---- with an account ----
    path("statements/", statements.Statements.as_view(), name="statements"),
    path("statements/<str:uid>/", statements.OneStatement.as_view(), name="statement"),
    path("statements/<str:uid>/document/", documents.PresentText.as_view(), name="document"),
    path("statements/<str:uid>/revisions/", revisions.Revisions.as_view(), name="revisions"),
    path("statements/<str:uid>/revisions/<int:number>/", revisions.OneRevision.as_view(), name="revision"),
    path(
        "statements/<str:uid>/revisions/<int:old>/compare/<int:new>/", revisions.Comparison.as_view(), name="comparison"
    ),
    path("statements/<str:uid>/comments/", comments.Comments.as_view(), name="comments"),
    path("statements/<str:uid>/comments/<str:thread>/answers/", comments.Answers.as_view(), name="answers"),
    path(
        "statements/<str:uid>/comments/<str:thread>/resolve/", comments.ResolveThread.as_view(), name="resolve_thread"
    ),
    path("statements/<str:uid>/comments/<str:thread>/reopen/", comments.ReopenThread.as_view(), name="reopen_thread"),
    path("statements/<str:uid>/issue/", statements.SettleIssue.as_view(), name="issue"),
    path("statements/<str:uid>/submit/", statements.Submit.as_view(), name="submit"),
    path("statements/<str:uid>/decisions/", decisions.Decisions.as_view(), name="decisions"),
    path("statements/<str:uid>/lock/", statements.Lock.as_view(), name="lock"),
    path("statements/<str:uid>/withdraw/", statements.Withdraw.as_view(), name="withdraw"),
    path("statements/<str:uid>/circulations/", circulations.Circulations.as_view(), name="circulations"),
    path("statements/<str:uid>/releases/", releases.ReleasesOfStatement.as_view(), name="statement_releases"),
    path("circulations/<str:uid>/", circulations.OneCirculation.as_view(), name="circulation"),
    path("circulations/<str:uid>/extend/", circulations.Extend.as_view(), name="extend"),
    path("circulations/<str:uid>/remind/", circulations.Remind.as_view(), name="remind"),
    path("circulations/<str:uid>/close/", circulations.Close.as_view(), name="close"),
    path("circulations/<str:uid>/invitations/", invitations.Invitations.as_view(), name="invitations"),
    path("circulations/<str:uid>/signatures/", signatures.Signatures.as_view(), name="signatures"),
    path("circulations/<str:uid>/signatories/", signatures.Signatories.as_view(), name="signatories"),
    path("invitations/<str:uid>/revoke/", invitations.Revoke.as_view(), name="revoke"),
    path("invitations/<str:uid>/send-again/", invitations.SendAgain.as_view(), name="send_again"),
    path("signatures/<str:uid>/resolve/", signatures.ResolveObjection.as_view(), name="resolve"),
    path("releases/<str:uid>/retry/", releases.Retry.as_view(), name="retry"),
    path("organisations/", organisations.Organisations.as_view(), name="organisations"),
    path("organisations/import/", organisations.ImportOrganisations.as_view(), name="import_organisations"),
    path("organisations/<str:uid>/", organisations.OneOrganisation.as_view(), name="organisation"),
    re_path("", Nothing.as_view(), name="nothing"),
]
