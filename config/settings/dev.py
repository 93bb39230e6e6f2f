"""Demo and development on one machine: plain http on 127.0.0.1, mail kept for the mailbox page."""

from config.settings.base import *  # noqa: F403

MAILBOX = True
# Whoever tries the demo has one password for all its people, and no telephone of theirs. Production refuses this.
SECOND_FACTOR_REQUIRED = False
WHITENOISE_USE_FINDERS = True
