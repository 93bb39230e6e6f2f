"""Tests: fast passwords, mail in memory or to a real server that the test starts, files where the test says."""

import os
import tempfile

from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES

SECRET_KEY = "for tests only, not a secret"  # noqa: S105
LINK_KEY = "for tests only, not a secret either"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAIL_IS_SENT = False
MAILBOX = True
SECOND_FACTOR_REQUIRED = False  # the tests of the second step switch it on
WHITENOISE_USE_FINDERS = True
if DATABASES["default"]["ENGINE"] == "config.sqlite_gate":
    # A file, not memory: threads and processes of the race tests open it too.
    # One per process, so that two runs on one machine do not meet.
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/communique-test-{os.getpid()}.sqlite3"}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0
