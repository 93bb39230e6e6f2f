"""The static files of production, without its secrets: what an image is built with, and production goes on from."""

from config.settings.base import *  # noqa: F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

STATIC_ROOT = BASE_DIR / "build" / "collected"  # noqa: F405
