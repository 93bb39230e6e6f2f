"""The only reader of the environment. Every variable is declared here once, and `.env.example` names the same ones."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import environ

ROOT = Path(__file__).resolve().parent.parent

_env = environ.Env()


def load_file(path: Path) -> None:
    """Read `.env` without overriding what the environment already says."""
    if path.is_file():
        environ.Env.read_env(str(path))


load_file(ROOT / ".env")
# After the file, which may name the settings: nobody else sets a default, or a production that is asked for would not come.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")


def _resolved(path: str) -> Path:
    return Path(path) if Path(path).is_absolute() else ROOT / path


SECRET_KEY: str = _env.str("SECRET_KEY", default="")
LINK_KEY: str = _env.str("LINK_KEY", default="")
ALLOWED_HOSTS: list[str] = _env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
PUBLIC_URL: str = _env.str("PUBLIC_URL", default="http://127.0.0.1:8000").rstrip("/")
DATABASE_URL: str = _env.str("DATABASE_URL", default="sqlite:///var/communique.sqlite3")
REDIS_URL: str = _env.str("REDIS_URL", default="")
EMAIL_URL: str = _env.str("EMAIL_URL", default="")
EMAIL_FROM: str = _env.str("EMAIL_FROM", default="communique@localhost")
FILES_ROOT: Path = _resolved(_env.str("FILES_ROOT", default="var/releases"))
SEAL_KEY_FILE: Path = _resolved(_env.str("SEAL_KEY_FILE", default="var/keys/seal.p12"))
SEAL_KEY_PASSWORD: str = _env.str("SEAL_KEY_PASSWORD", default="")
TSA_URL: str = _env.str("TSA_URL", default="")
DEMO_PASSWORD: str = _env.str("DEMO_PASSWORD", default="")
# How many proxies of ours stand in front: only what they say about the sender is believed.
TRUSTED_PROXIES: int = _env.int("TRUSTED_PROXIES", default=0)
PORT: int = _env.int("PORT", default=8000)


def database() -> dict[str, Any]:
    """Return Django's settings for DATABASE_URL (`sqlite:///path` or `postgres://user:password@host/name`)."""
    settings = environ.Env.db_url_config(DATABASE_URL)
    if settings["ENGINE"].endswith("sqlite3"):
        name = settings["NAME"]
        settings["ENGINE"] = "config.sqlite_gate"
        settings["NAME"] = name if name == ":memory:" else str(_resolved(name))
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
    else:
        settings["HOST"] = unquote(settings["HOST"])  # a Unix socket's folder is written with %2F
        settings["CONN_MAX_AGE"] = 600
        settings["CONN_HEALTH_CHECKS"] = True
        # Planned once per connection, not per request: half of what a signature costs PostgreSQL. PgBouncer in front of it
        # must be 1.21 or newer, which keeps prepared statements, or pool by session.
        settings["OPTIONS"] = {"server_side_binding": True, "prepare_threshold": 1}
    return settings


def email() -> dict[str, Any]:
    """Return Django's mail settings for EMAIL_URL (`smtp+tls://user:password@host:587`); empty where it is not set."""
    return environ.Env.email_url_config(EMAIL_URL) if EMAIL_URL else {}
