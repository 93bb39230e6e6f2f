"""What is the same everywhere. `dev`, `test` and `production` say only where they differ."""

from config import env

BASE_DIR = env.ROOT
SECRET_KEY = env.SECRET_KEY
LINK_KEY = env.LINK_KEY
ALLOWED_HOSTS = env.ALLOWED_HOSTS
PUBLIC_URL = env.PUBLIC_URL
TRUSTED_PROXIES = env.TRUSTED_PROXIES
DEBUG = False

INSTALLED_APPS = [
    "organisations",
    "trail",
    "outbox",
    "limits",
    "statements",
    "signatures",
    "releases",
    "pages",
    "api",
    "demo",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "rest_framework",
    "drf_spectacular",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # for allauth's page of sessions
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "pages.crowds.Crowds",  # above: what every answer needs; below: what a page that is kept has behind it
    "pages.sessions.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pages.middleware.ReadersZone",
    "pages.slowing.TooOften",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
        },
    },
]

DATABASES = {"default": env.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisations.User"
AUTHENTICATION_BACKENDS = ["organisations.login.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "pages.accounts.ClosedAdapter"
# Counted by `limits` instead, in the database (pages/accounts.py): allauth's own counting is per process.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
# Whoever approves, releases or administers needs a second step at the login (organisations/second_step.py).
SECOND_FACTOR_REQUIRED = True
ACCOUNT_FORMS = {"change_password": "pages.forms.counted.CountedPasswordForm"}
MFA_ADAPTER = "pages.accounts.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": "pages.accounts.CountedAuthenticateForm",
    "reauthenticate": "pages.accounts.CountedReauthenticateForm",
    "add_webauthn": "pages.forms.passkeys.AddPasskeyForm",
    "edit_webauthn": "pages.forms.passkeys.RenamePasskeyForm",
    "login_webauthn": "pages.forms.passkeys.CountedPasskeyForm",
    "authenticate_webauthn": "pages.forms.passkeys.AuthenticatePasskeyForm",
    "reauthenticate_webauthn": "pages.forms.passkeys.ReauthenticatePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": None}  # counted with the passwords, in the database
LOGIN_REDIRECT_URL = "desk"
LOGIN_URL = "account_login"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Whole public pages for two seconds (pages/crowds.py); each process keeps its own.
    "public_pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "public_pages",
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static", ("vendor", BASE_DIR / "build" / "vendor")]

REDIS_URL = env.REDIS_URL
EMAIL_FROM = env.EMAIL_FROM
DEFAULT_FROM_EMAIL = env.EMAIL_FROM
MAIL_IS_SENT = bool(env.EMAIL_URL)  # without a mail server, mail stays in the outbox for the demo's mailbox
EMAIL_TIMEOUT = 20
vars().update(env.email())
MAILBOX = False  # the page that shows everybody's mail: demo and development only

FILES_ROOT = env.FILES_ROOT
SEAL_KEY_FILE = env.SEAL_KEY_FILE
SEAL_KEY_PASSWORD = env.SEAL_KEY_PASSWORD
TSA_URL = env.TSA_URL
RELEASE_LEASE_SECONDS = 300
MAIL_LEASE_SECONDS = 120
# What the worker calls now and then; Celery's beat knows its task.
HOUSEKEEPING = [
    "limits.sweep",
    "api.idempotency.sweep",
    "organisations.sessions.sweep",
    "statements.actions.keeping.sweep",
]

DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 120_000  # the longest text in the plain editor (statements.text.schema.MOST)
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "pages.uploads.NoLargerThanARelease",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["api.wire.JsonParser"],
    "DEFAULT_RENDERER_CLASSES": ["api.wire.JsonRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "api.wire.OnlyJson",
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "api.schema.Schema",
    "EXCEPTION_HANDLER": "api.errors.answer",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Communiqué",
    "DESCRIPTION": "A text is drafted, reviewed, circulated, signed, released, verified. See docs/api.md.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums", "api.schema.complete"],
    "ENUM_NAME_OVERRIDES": {
        "DecisionVerdict": "statements.models.Verdict.choices",
        "ReportVerdict": [(v, v) for v in ("genuine", "altered", "foreign", "unreadable")],
    },
}

X_FRAME_OPTIONS = "DENY"
# Not "no-referrer": browsers then hide the origin of a form as well, and the protection against forged requests refuses it.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_ENGINE = "organisations.session_store"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"without_tokens": {"()": "config.logs.WithoutTokens"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_tokens"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "fontTools": {"level": "ERROR"},
        "pikepdf": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
        "pyhanko": {"level": "ERROR"},
        "pyhanko_certvalidator": {"level": "ERROR"},
    },
}
