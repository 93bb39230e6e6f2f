"""The pages' door for gunicorn."""

from django.core.wsgi import get_wsgi_application

from config import env, refusals  # noqa: F401 - env: which settings

application = get_wsgi_application()
refusals.refuse_now()
