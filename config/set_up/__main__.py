"""Set up this checkout: `python3 config/set_up run|test|check|image`. Standard library only; safe to run again.

Each step leaves a stamp of what it was made from, and is done again only when that changed.
"""

import sys

import environment
import python
import system

import frontend

STEPS = {
    "run": [
        python.make_venv,
        python.install_product,
        system.require_pango,
        frontend.bring,
        environment.write_env,
    ],
    "test": [
        python.make_venv,
        python.install_development,
        system.require_pango,
        system.require_test_tools,
        frontend.bring,
    ],
    "image": [frontend.bring_into_image],
    "check": [python.make_venv, python.install_development, system.require_pango, frontend.bring],
}


def main() -> int:
    what = sys.argv[1] if len(sys.argv) > 1 else "run"
    try:
        for step in STEPS[what]:
            step()
    except (system.Missing, KeyError) as missing:
        print(f"set-up: {missing}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
