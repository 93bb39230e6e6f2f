"""`.env` decides which settings every door of the product opens with, and production stands by itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PRODUCTION = """\
DJANGO_SETTINGS_MODULE=config.settings.production
SECRET_KEY=a-secret-for-tests-only-and-long-enough-to-be-taken-for-one
LINK_KEY=another-secret-for-tests-only-and-long-enough-for-links
ALLOWED_HOSTS=statements.example.org
PUBLIC_URL=https://statements.example.org
EMAIL_URL=smtp://127.0.0.1:25
TRUSTED_PROXIES=1
"""
SAY = "from django.conf import settings; print(settings.SETTINGS_MODULE, settings.MAILBOX)"
VISIT = "from django.test import Client; print(Client().get('/', secure=True, headers={'host': 'statements.example.org'}).status_code)"

# Through one proxy: somebody mistypes many passwords, somebody else types the right one.
LOG_IN = """
from django.test import Client
from organisations.models import User
User.objects.create_user("ana@voice.example", "correct horse battery", name="Ana")
def post(email, password, address):
    there = {"host": "statements.example.org", "x-forwarded-for": address}
    return Client().post("/accounts/login/", {"login": email, "password": password}, secure=True, headers=there)
for n in range(12):
    post(f"nobody{n}@voice.example", "wrong", "203.0.113.6")
print(post("ana@voice.example", "correct horse battery", "203.0.113.9").status_code)
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with its own wiring and `.env`; everything else is that of this checkout."""
    shutil.copytree(ROOT / "config", tmp_path / "config", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "static", tmp_path / "static")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    shutil.copy(ROOT / "manage.py", tmp_path)
    (tmp_path / "build" / "vendor").mkdir(parents=True)
    (tmp_path / "var").mkdir()
    (tmp_path / ".env").write_text(PRODUCTION)
    return tmp_path


def said(folder: Path, *arguments: str) -> str:
    ours = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, *arguments], cwd=folder, env=ours, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip().rpartition("\n")[2]


@pytest.mark.parametrize(
    "door",
    [
        ("-c", f"import config.wsgi; {SAY}"),
        ("-c", f"from config import celery_app; celery_app.loader.import_default_modules(); {SAY}"),
        ("manage.py", "shell", "-v0", "-c", SAY),
    ],
    ids=["gunicorn", "celery", "manage.py"],
)
def test_every_door_takes_the_settings_that_env_names(checkout, door):
    """Else a production that follows the README shows everybody's links on the demo's mailbox page."""
    assert said(checkout, *door) == "config.settings.production False"


@pytest.mark.slow
def test_production_on_one_machine_serves_pages(checkout):
    shutil.copytree(ROOT / "build" / "vendor", checkout / "build" / "vendor", dirs_exist_ok=True)
    said(checkout, "manage.py", "prepare")

    assert said(checkout, "manage.py", "shell", "-v0", "-c", VISIT) == "200"
    assert said(checkout, "manage.py", "shell", "-v0", "-c", LOG_IN) == "302"


CARELESS = [
    ("SECRET_KEY", "short", "SECRET_KEY is missing or short."),
    ("SECRET_KEY", "", "SECRET_KEY is missing or short."),
    ("LINK_KEY", "", "LINK_KEY is missing or short."),
    ("LINK_KEY", "x" * 50, "LINK_KEY is an example that everybody knows, or not random."),
    ("SECRET_KEY", "django-insecure-abcdefghijklmnopqrstuvwxyz-0123456789", "SECRET_KEY is an example"),
    ("LINK_KEY", "a-secret-for-tests-only-and-long-enough-to-be-taken-for-one", "SECRET_KEY and LINK_KEY are the same"),
    ("ALLOWED_HOSTS", "statements.example.org,*", "ALLOWED_HOSTS must name your hosts"),
    ("PUBLIC_URL", "http://statements.example.org", "PUBLIC_URL must begin with https://"),
    ("EMAIL_URL", "", "EMAIL_URL is missing"),
    ("TRUSTED_PROXIES", "0", "TRUSTED_PROXIES must say how many proxies"),
]


def refused(folder: Path, *arguments: str, **environment: str) -> list[str]:
    """The lines with which a start is refused; none when it is not."""
    ours = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run([sys.executable, *arguments], cwd=folder, env=ours, capture_output=True, text=True)
    if done.returncode == 0:
        return []
    lines = done.stderr.strip().splitlines()
    start = max(n for n, line in enumerate(lines) if "Production does not start:" in line)
    return lines[start + 1 :]


@pytest.mark.parametrize(("name", "value", "line"), CARELESS, ids=[f"{n}={v[:12]}" for n, v, _ in CARELESS])
def test_production_does_not_start_carelessly(checkout, name, value, line):
    (said_line,) = refused(checkout, "-c", "import config.wsgi", **{name: value})
    assert said_line.startswith(line)


def test_production_says_all_that_is_wrong_at_once(checkout):
    wrong = {
        "SECRET_KEY": "",
        "LINK_KEY": "short",
        "ALLOWED_HOSTS": "*",
        "PUBLIC_URL": "http://a.example",
        "EMAIL_URL": "",
    }
    assert len(refused(checkout, "manage.py", "work", "--until-idle", **wrong)) == 5


@pytest.mark.parametrize(("mode", "lines"), [(0o640, 1), (0o604, 1), (0o600, 0)])
def test_a_seal_key_that_others_may_read_is_refused(checkout, mode, lines):
    key = checkout / "var" / "seal.p12"
    key.write_bytes(b"key")
    key.chmod(mode)

    assert len(refused(checkout, "-c", "import config.wsgi", SEAL_KEY_FILE=str(key))) == lines


@pytest.mark.parametrize(
    "door", [("-c", "import config.wsgi"), ("manage.py", "serve"), ("manage.py", "work", "--until-idle")],
    ids=["gunicorn", "serve", "work"],
)  # fmt: skip
def test_settings_on_top_of_production_do_not_undo_it(checkout, door):
    (checkout / "config" / "settings" / "own.py").write_text(
        "from config.settings.production import *\nDEBUG = True\nMAILBOX = True\nSECOND_FACTOR_REQUIRED = False\n"
    )
    ours = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "config.settings.own"}
    done = subprocess.run([sys.executable, *door], cwd=checkout, env=ours, capture_output=True, text=True, timeout=60)

    assert done.returncode != 0
    assert "DEBUG is on" in done.stderr
    assert "MAILBOX is on" in done.stderr
    assert "SECOND_FACTOR_REQUIRED is off" in done.stderr


def test_plain_http_is_fine_on_the_machine_itself(checkout):
    assert refused(checkout, "-c", "import config.wsgi", PUBLIC_URL="http://127.0.0.1:8000") == []
