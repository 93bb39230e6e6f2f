"""An ally with a browser: opens the mail's link, presses a button, fills in a form."""

import re

from django.db import connection
from django.test import Client

from demo.moves import code_sent_for
from outbox import tokens
from outbox.models import Mail
from signatures.models import Invitation

TYPED = {
    "person": "Eleni Markou",
    "office": "Secretary",
    "email": "eleni@dee.example",
    "organ": "Central committee",
    "decided_on": "2026-03-01",
    "authorised": "on",
}
STEPS = (
    "sign/",
    "sign/code/",
    "decide/",
    "forward/",
    "decline/",
    "reconsider/",
    "withdraw/",
    "withdraw/code/",
    "done/",
)


class Ally:
    def __init__(self, client: Client, invitation: Invitation) -> None:
        self.client, self.invitation = client, invitation
        self.mailed = address_in("invitation", invitation.contact.email)
        self.home = f"/ally/{invitation.uid}/"

    def press(self, answer: str):
        """Press one of the buttons under the text: the link is exchanged."""
        return self.client.post(self.mailed, {"answer": answer}, follow=True)

    def filled(self, **more: str) -> dict[str, str]:
        """The sign form, with what the page put into it."""
        page = self.press("sign").content.decode()
        return {**TYPED, "shown": re.search(r'name="shown" value="([^"]+)"', page)[1], **more}

    def post(self, step: str, data: dict | None = None, **how):
        return self.client.post(self.home + step, data or {}, **how)

    def code(self, act: str = "sign") -> str:
        return code_sent_for(self.invitation, act)

    def sign(self, **more: str):
        """From the pressed button to the signature, and to the page after it."""
        filled = self.filled(**more)
        self.post("sign/code/", filled)
        return self.post("sign/", {**filled, "code": self.code()}, follow=True)


def address_in(template: str, to: str) -> str:
    """The personal address in the newest such mail."""
    mail = Mail.objects.filter(template=template, to=to).latest("pk")
    return f"/{'o' if template == 'receipt' else 's'}/{tokens.reveal(*mail.secrets['token'])}/"


def everything() -> list[tuple[str, int]]:
    """How many rows every table has, those of sessions and limits too."""
    with connection.cursor() as cursor:
        counts = []
        for table in sorted(connection.introspection.table_names()):
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counts.append((table, cursor.fetchone()[0]))
    return counts
