"""The development settings with the addresses of `bare_urls`."""

from config.settings.dev import *  # noqa: F403

ROOT_URLCONF = "benchmarks.bare_urls"
