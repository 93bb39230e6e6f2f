"""axe-core looks at a page as it is shown: what a person with another screen, or with none, would stumble over."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RUN = "() => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations)"


@cache
def _script() -> str:
    return SCRIPT.read_text()  # `python3 config/set_up test` brings it


def run(page: Page) -> list[str]:
    """Every violation of the page as it stands: the rule, what it says, where, and on which markup. Best practices count.

    The script is handed over by the debugger, because the page's own policy lets nobody inject one.
    """
    page.evaluate(_script())
    return [
        f"{rule['id']}: {rule['help']} · {' '.join(map(str, node['target']))} · {node['html'][:160]}"
        for rule in page.evaluate(RUN)
        for node in rule["nodes"]
    ]


def turn(page: Page) -> None:
    """Let the page run from right to left, as a translation into Arabic would."""
    page.evaluate("document.documentElement.dir = 'rtl'")
