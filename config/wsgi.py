"""The pages' door for gunicorn."""

from django.core.wsgi import get_wsgi_application

from config import env  # noqa: F401 - which settings

application = get_wsgi_application()
