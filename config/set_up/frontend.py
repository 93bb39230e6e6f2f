"""Fonts, htmx and the editor: npm with its lock file, then what is used is copied or bundled into build/."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from python import PYTHON, VENV, fingerprint, stamp, stamped
from system import ROOT, Missing, run, say

FRONTEND = ROOT / "frontend"
VENDOR = ROOT / "build" / "vendor"
WEB_FONTS = {
    "source-serif": ["SourceSerif4Display-Semibold", "SourceSerif4Display-Regular", "SourceSerif4Subhead-Regular",
                     "SourceSerif4-Regular", "SourceSerif4-It", "SourceSerif4-Semibold", "SourceSerif4SmText-Regular"],
    "source-sans": ["SourceSans3-Regular", "SourceSans3-Semibold"],
}  # fmt: skip


def bring_into_image() -> None:
    """In an image: node_modules is there, this Python is the one that will run, and static files are collected."""
    _copy_vendor()
    _bundle_editor()
    run(sys.executable, "-m", "releases.fonts")
    secrets = {
        **os.environ,
        "SECRET_KEY": "build",
        "LINK_KEY": "build",
        "DJANGO_SETTINGS_MODULE": "config.settings.collect",
    }
    run(sys.executable, "manage.py", "collectstatic", "--no-input", env=secrets)


def bring() -> None:
    lock = FRONTEND / "package-lock.json"
    here = Path(__file__)
    wanted = fingerprint(lock, FRONTEND / "package.json", here, *_editor_sources())
    if not (stamped("frontend", wanted) and VENDOR.is_dir()):
        say("bringing fonts")
        environment = _with_node()
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(FRONTEND), env=environment)
        _copy_vendor()
        _bundle_editor()
        stamp("frontend", wanted)
    done = subprocess.run([PYTHON, "-m", "releases.fonts"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise Missing(f"the fonts could not be prepared: {done.stderr.strip()[-300:]}")


def _editor_sources() -> list[Path]:
    shared = (ROOT / "statements" / "text").glob("*/*.json")
    return sorted([*FRONTEND.glob("editor/*.mjs"), *FRONTEND.glob("typography/*.mjs"), *shared])


def _bundle_editor() -> None:
    """One file, because the pages allow nothing but their own scripts."""
    tool = next((FRONTEND / "node_modules" / "@esbuild").glob("*/bin/esbuild"))  # the program itself: needs no Node
    run(str(tool), str(FRONTEND / "editor" / "main.mjs"), "--bundle", "--minify", "--format=iife", "--target=es2022",
        "--log-level=warning", f"--outfile={VENDOR / 'editor.js'}")  # fmt: skip


def _with_node() -> dict[str, str]:
    """The environment with npm on the PATH; where there is none, a wheel brings it."""
    environment = dict(os.environ)
    if not shutil.which("npm"):
        run(str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", "requirements-node.txt")
        environment["PATH"] = f"{VENV / 'bin'}:{environment['PATH']}"
    return environment


def _copy_vendor() -> None:
    modules = FRONTEND / "node_modules"
    shutil.rmtree(VENDOR, ignore_errors=True)
    (VENDOR / "fonts").mkdir(parents=True)
    for package, names in WEB_FONTS.items():
        for name in names:
            found = next((modules / package).glob(f"**/{name}.ttf.woff2"))
            shutil.copy(found, VENDOR / "fonts" / f"{name}.woff2")
    shutil.copy(modules / "htmx.org" / "dist" / "htmx.min.js", VENDOR)
    for weight in ("400", "700"):
        name = f"amiri-arabic-{weight}-normal.woff2"
        shutil.copy(modules / "@fontsource" / "amiri" / "files" / name, VENDOR / "fonts" / name)
