"""The helper itself: it finds what is wrong, also under the strict policy, and is silent where nothing is."""

import pytest

from tests.browser import axe

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_axe_finds_what_is_wrong_under_the_strict_policy(visitor, db):
    page = visitor.open("/verify/")
    assert axe.run(page) == []

    page.evaluate("document.querySelector('main').append(document.createElement('button'))")

    assert [found.partition(":")[0] for found in axe.run(page)] == ["button-name"]
