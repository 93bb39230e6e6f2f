"""Verifying from the command line: with the house's record, with a certificate only, and without Django."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from asn1crypto import pem
from django.core.management import CommandError, call_command

from releases.sealing import load_key
from releases.verifying.standalone import main
from tests.verifying.releases import edition, rendered


@pytest.fixture
def files(tmp_path, plain, ec_key, rsa_key):
    """Files by name: two certificates, and a release that is genuine, altered or none."""
    made = {
        "genuine.pdf": plain,
        "altered.pdf": plain + b"\n",
        "draft.pdf": rendered(edition()),
        "ours.pem": pem.armor("CERTIFICATE", ec_key.certificate.dump()),
        "theirs.pem": pem.armor("CERTIFICATE", rsa_key.certificate.dump()),
    }
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


CASES = [
    ("genuine.pdf", "ours.pem", 0, "Unchanged, but only a demo key sealed it"),
    ("altered.pdf", "ours.pem", 1, "Altered"),
    ("genuine.pdf", "theirs.pem", 1, "Not sealed by this issuer"),
    ("draft.pdf", "ours.pem", 2, "Not a release we can read"),
    ("ours.pem", "ours.pem", 2, "Not a release we can read"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("file", "certificate", "status", "headline"), CASES)
def test_standalone_answers_with_its_exit_status(files, file, certificate, status, headline):
    out = io.StringIO()

    assert main([str(files / file), "--cert", str(files / certificate)], out=out) == status
    lines = out.getvalue().splitlines()
    assert lines[0] == headline
    told = ["intact", "sealed by", "sealed at", "text", "names", "newer"]
    assert [line[5:].split(":")[0] for line in lines[1:]] == (told[:1] if status == 2 else told)


@pytest.mark.slow
@pytest.mark.parametrize(("file", "certificate", "status", "headline"), CASES)
def test_verify_answers_the_same(files, file, certificate, status, headline):
    out = io.StringIO()

    code = 0
    try:
        call_command("verify", str(files / file), "--cert", str(files / certificate), "--json", stdout=out)
    except SystemExit as stop:
        code = stop.code

    assert (code, json.loads(out.getvalue())["headline"]) == (status, headline)


@pytest.mark.parametrize(("file", "certificate"), [("none.pdf", "ours.pem"), ("genuine.pdf", "none.pem")])
def test_a_missing_file_is_named(files, capsys, file, certificate):
    assert main([str(files / file), "--cert", str(files / certificate)]) == 2
    assert "No such file or directory" in capsys.readouterr().err


def test_a_file_without_a_certificate_is_named(files, capsys):
    assert main([str(files / "genuine.pdf"), "--cert", str(files / "genuine.pdf")]) == 2
    assert str(files / "genuine.pdf") in capsys.readouterr().err


@pytest.mark.django_db
def test_verify_asks_the_house_for_its_record(files):
    out = io.StringIO()

    with pytest.raises(SystemExit) as stop:
        call_command("verify", str(files / "genuine.pdf"), stdout=out)

    assert stop.value.code == 1
    assert out.getvalue().startswith("Not sealed by this issuer\n")


@pytest.mark.slow
def test_the_module_needs_no_django_settings(files):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO")}
    command = [sys.executable, "-W", "error", "-m", "releases.verifying", files / "genuine.pdf"]

    done = subprocess.run(
        [*command, "--cert", files / "ours.pem"],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout.splitlines()[0], done.stderr) == (
        0,
        "Unchanged, but only a demo key sealed it",
        "",
    )


def test_create_seal_key_takes_the_houses_settings(settings, tmp_path):
    settings.SEAL_KEY_FILE, settings.SEAL_KEY_PASSWORD = tmp_path / "seal.p12", "for tests"
    out = io.StringIO()

    call_command("create_seal_key", "--kind", "ec", "--organisation", "Party of Labour", stdout=out)

    key = load_key(tmp_path / "seal.p12", "for tests")
    assert key.certificate.subject.native["common_name"] == "Party of Labour (demo key, proves nothing)"
    assert f"Fingerprint (SHA-256): {key.fingerprint}" in out.getvalue()
    assert "it proves nothing" in out.getvalue()


def test_create_seal_key_leaves_a_key_that_is_there(settings, tmp_path):
    settings.SEAL_KEY_FILE, settings.SEAL_KEY_PASSWORD = tmp_path / "seal.p12", "for tests"
    call_command("create_seal_key", "--kind", "ec", stdout=io.StringIO())

    with pytest.raises(CommandError, match="left as it is"):
        call_command("create_seal_key", "--kind", "ec", stdout=io.StringIO())
