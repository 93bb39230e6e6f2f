"""What the files around the code promise is what the code does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from statements.lifecycle import MOVES
from tests import services

ROOT = Path(__file__).resolve().parents[1]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_env_example_and_env_py_name_the_same_variables():
    read_by_code = set(re.findall(r'_env\.\w+\("(\w+)"', read("config/env.py"))) | {"DJANGO_SETTINGS_MODULE"}
    wanted_by_compose = set(re.findall(r"\$\{(\w+)", read("compose.yaml")))
    in_example = set(re.findall(r"^([A-Z_]+)=", read(".env.example"), re.M))

    assert in_example == read_by_code | wanted_by_compose


def test_every_variable_that_is_read_is_used():
    names = set(re.findall(r'_env\.\w+\("(\w+)"', read("config/env.py")))
    files = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True).stdout.split()
    product = "".join(read(f) for f in files if not f.startswith(("tests/", "config/", "benchmarks/")))
    settings = read("config/settings/base.py")
    unused = {n for n in names if not re.search(rf"\b(settings|env)\.{n}\b", product)}

    # Django itself, or config, asks for these.
    assert unused <= {"SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "EMAIL_URL"}
    assert all(f"env.{n}" in settings or n in ("DATABASE_URL", "DEMO_PASSWORD", "PORT") for n in names)


def test_the_key_file_is_owned_by_the_images_user():
    """Compose mounts a secret as it is; a key that only its owner may read must belong to whoever reads it."""
    uid = re.search(r"--uid (\d+)", read("Dockerfile"))[1]
    assert f"chown {uid}" in read("compose.yaml")
    assert f"chown {uid}" in read(".env.example")


def test_env_example_holds_no_secret():
    values = dict(re.findall(r"^([A-Z_]+)=(.*)$", read(".env.example"), re.M))
    assert {k: values[k] for k in ("SECRET_KEY", "LINK_KEY", "SEAL_KEY_PASSWORD", "EMAIL_URL", "DEMO_PASSWORD")} == {
        "SECRET_KEY": "", "LINK_KEY": "", "SEAL_KEY_PASSWORD": "", "EMAIL_URL": "", "DEMO_PASSWORD": "",
    }  # fmt: skip


def test_only_env_py_reads_the_environment():
    files = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True).stdout.split()
    product = [f for f in files if not f.startswith(("tests/", "benchmarks/", "config/", "manage.py"))]
    readers = [f for f in product if re.search(r"os\.(environ|getenv)", read(f))]

    # `serve` hands its own environment on to the processes it starts.
    assert set(readers) <= {"pages/management/commands/serve.py", "releases/rendering/engine.py"}


def images() -> dict[str, str]:
    return dict(re.findall(r"image: (\w+):(\S+)", read("compose.yaml")))


def test_compose_names_exact_versions_without_secrets():
    assert all(re.match(r"\d+\.\d+", tag) for tag in images().values())
    assert set(images()) == {"postgres", "redis"}
    for name in ("SECRET_KEY", "LINK_KEY", "POSTGRES_PASSWORD", "SEAL_KEY_PASSWORD", "EMAIL_URL"):
        assert f"${{{name}:?" in read("compose.yaml")


def test_every_service_of_compose_has_a_health_check():
    services_part = read("compose.yaml").partition("\nservices:\n")[2].partition("\nsecrets:\n")[0]
    blocks = re.split(r"\n(?=  \w+:\n)", services_part)
    without = [b.split(":")[0].strip() for b in blocks if "healthcheck:" not in b]

    assert without == ["migrate"]  # runs once and ends


def test_the_tests_run_on_what_compose_runs(db):
    if connection.vendor == "postgresql":
        major = connection.cursor().connection.info.server_version // 10000
        assert major in services.POSTGRES_MAJORS
    assert int(images()["postgres"].split(".")[0]) == max(services.POSTGRES_MAJORS)
    assert int(images()["redis"].split(".")[0]) == max(services.REDIS_MAJORS)


def test_the_image_has_the_python_of_the_tests():
    version = re.search(r"FROM python:(\d+)\.(\d+)", read("Dockerfile"))
    assert (int(version[1]), int(version[2])) <= sys.version_info[:2]
    assert (int(version[1]), int(version[2])) == (3, 11)


def test_the_image_installs_the_libraries_that_the_set_up_asks_for():
    for package in re.findall(r'"(lib[\w.-]+?)",?$', read("config/set_up/system.py").partition("TEST_TOOLS")[0], re.M):
        assert package in read("Dockerfile")


def test_docs_draw_the_lifecycle_as_it_is():
    drawn = read("docs/lifecycle.md")
    arrows = {(s.value, name, m.to.value) for name, m in MOVES.items() for s in m.sources}
    assert set(re.findall(r"^ *(\w+) --> (\w+) : (\w+)$", drawn, re.M)) == {(s, t, n) for s, n, t in arrows}


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX"])
def test_nothing_is_left_for_later(word):
    done = subprocess.run(
        ["git", "grep", "-lw", word, "--", "*.py", "*.html", "*.js"], cwd=ROOT, capture_output=True, text=True
    )
    assert set(done.stdout.split()) <= {"tests/test_repository.py"}
