"""Demo and development on one machine: plain http on 127.0.0.1, mail kept for the mailbox page."""

from config.settings.base import *  # noqa: F403

MAILBOX = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
