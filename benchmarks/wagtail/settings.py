"""Wagtail's own defaults for a new project, on the database that is measured."""

import os

SECRET_KEY = "benchmark"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql", "NAME": "wagtail", "USER": "test",
        "HOST": os.environ["PGHOST"], "PORT": os.environ["PGPORT"],
    }
}  # fmt: skip
# Its table is made by hand: a page without migrations cannot stand beside Wagtail's, which have them.
INSTALLED_APPS = ["benchmarks.wagtail.apps.Statements"] if "WITH_PAGE" in os.environ else []
INSTALLED_APPS += [
    "wagtail.contrib.forms", "wagtail.contrib.redirects", "wagtail.embeds", "wagtail.sites", "wagtail.users",
    "wagtail.snippets", "wagtail.documents", "wagtail.images", "wagtail.search", "wagtail.admin", "wagtail",
    "modelcluster", "taggit", "django_filters",
    "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.messages", "django.contrib.staticfiles",
]  # fmt: skip
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "benchmarks.wagtail.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
STATIC_URL = "/static/"
ALLOWED_HOSTS = ["*"]
USE_TZ = True
WAGTAIL_SITE_NAME = "Benchmark"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
TAGGIT_CASE_INSENSITIVE = True
