"""Ten writers at random through slow and broken lines, in memory: no word is lost, whatever was typed, moved, removed or suggested.

The seeds are some that lost words once. tests/faults/test_editing.py does the same with real servers.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
NODE = shutil.which("node") or str(Path(sys.executable).with_name("node"))  # of the system, or as a wheel


def written(**told: Any) -> list[dict[str, Any]]:
    command = [NODE, "--no-warnings", "fuzz/offline.mjs", json.dumps(told)]
    done = subprocess.run(command, cwd=FRONTEND, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(("suggesting", "seeds"), [(False, [3, 23, 57]), (True, [4])])
def test_no_word_is_lost(suggesting, seeds):
    """Some stand twice: two people who removed one passage each put back what a third wrote in it.

    A suggestion that moves or marks words repeats them until somebody decides.
    """
    for told in written(seeds=seeds, suggesting=suggesting, acts=800):
        assert told["lost"] == [], f"seed {told['seed']}"
        assert (told["equal"], told["quiet"], told["rejections"]) == (True, True, [])
        assert suggesting or told["doubled"] < told["words"] / 20
        assert told["words"] > 300, "they hardly wrote"


def test_a_seed_is_a_fate():
    once, again = written(seeds=[5], acts=200), written(seeds=[5], acts=200)
    assert once == again
