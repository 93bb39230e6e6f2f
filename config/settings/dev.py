"""Demo and development on one machine: plain http on 127.0.0.1, mail kept for the mailbox page."""

from config.settings.base import *  # noqa: F403

MAILBOX = True
WHITENOISE_USE_FINDERS = True
