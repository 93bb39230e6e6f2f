"""A real Chromium on a live server. Everything the browser complains about fails the test."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="module")  # no longer: its event loop would be in the way of whoever starts one of their own
def browser() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread; Django would take our own queries for asynchronous ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    flags = FLAGS + (["--no-sandbox"] if os.geteuid() == 0 else [])
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Visitor:
    """Opens pages and remembers what went wrong on them."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser, self.base = browser, base
        self.trouble: list[str] = []
        self.contexts: list = []

    def open(self, path: str, *, width: int = 1280, **options) -> Page:
        context = self.browser.new_context(viewport={"width": width, "height": 900}, **options)
        self.contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                message.type == "error"
                and "WebSocket connection" not in message.text  # this server has none: the editor goes on without
                and self.trouble.append(f"{message.text} {message.location.get('url')}")
            ),
        )
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("request", lambda request: self._note(request.url))
        page.goto(self.base + path)
        return page

    def _note(self, url: str) -> None:
        if not url.startswith((self.base, "data:")):
            self.trouble.append(f"asked somebody else: {url}")


@pytest.fixture
def visitor(browser, live_server) -> Iterator[Visitor]:
    visitor = Visitor(browser, live_server.url)
    yield visitor
    for context in visitor.contexts:
        context.close()
    assert visitor.trouble == []
