"""For real: https only, hashed static files, nothing that has a default an attacker would know."""

from django.core.checks import register

from config import env, refusals
from config.settings.collect import *  # noqa: F403

EMAIL_URL = env.EMAIL_URL
refusals.refuse(globals())
register(refusals.check, "production")  # again when a command starts: settings on top of these may have undone them

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 31536000
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [env.PUBLIC_URL]
