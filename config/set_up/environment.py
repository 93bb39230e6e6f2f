"""The .env file with generated secrets."""

import os
import secrets

from system import ROOT, say

ENV = ROOT / ".env"
TEMPLATE = """\
# Written by the set-up for this machine. Keep it out of the repository.
DJANGO_SETTINGS_MODULE=config.settings.dev
SECRET_KEY={secret}
LINK_KEY={link}
# The demo's seal key proves nothing; its certificate says so.
SEAL_KEY_PASSWORD={seal}
# The password of the demo's people.
DEMO_PASSWORD={demo}
"""


def write_env() -> None:
    (ROOT / "var").mkdir(exist_ok=True)
    if ENV.exists():
        return
    say("writing .env with new secrets")
    text = TEMPLATE.format(
        secret=secrets.token_urlsafe(48),
        link=secrets.token_urlsafe(48),
        seal=secrets.token_urlsafe(24),
        demo="demo-" + "-".join(secrets.token_hex(2) for _ in range(4)),
    )
    descriptor = os.open(ENV, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
