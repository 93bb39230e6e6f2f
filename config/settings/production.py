"""For real: https only, hashed static files, nothing that has a default an attacker would know."""

from django.core.exceptions import ImproperlyConfigured

from config import env
from config.settings.collect import *  # noqa: F403

for _name in ("SECRET_KEY", "LINK_KEY"):
    if len(getattr(env, _name)) < 40:
        raise ImproperlyConfigured(f"{_name} is missing or short. Put 50 random characters into the environment.")
if "*" in env.ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name your hosts; * would answer for anybody's.")
if not env.PUBLIC_URL.startswith("https://"):
    raise ImproperlyConfigured("PUBLIC_URL must begin with https://, because personal links are sent with it.")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# The same proxy says who asks: else all the world is one address, and whoever mistypes ten passwords locks everybody out.
ALLAUTH_TRUSTED_PROXY_COUNT = 1
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 31536000
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [env.PUBLIC_URL]
