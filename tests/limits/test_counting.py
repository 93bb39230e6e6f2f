"""So many and not one more; nothing readable is kept of whom it was."""

from datetime import timedelta

import pytest
from django.db import connection

import limits
from limits import sweep
from limits.models import Window

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def spend(key: str = "203.0.113.0/24", *, kind: str = "verify", most: int = 3) -> None:
    limits.spend(kind, key, most=most, per=HOUR)


def end_all() -> None:
    """As if the hour were over."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE limits_window SET ends_at = began_at")


def test_spend_lets_most_pass_and_says_when_to_come_back():
    for _ in range(3):
        spend()

    with pytest.raises(limits.TooMany, match="Try again in 60 minutes") as refusal:
        spend()
    assert 3590 <= refusal.value.retry_after <= 3600
    assert Window.objects.get().count == 3


def test_spend_counts_each_key_and_kind_for_itself():
    for key, kind in [("a", "verify"), ("b", "verify"), ("a", "login")]:
        for _ in range(3):
            spend(key, kind=kind)

    assert list(Window.objects.values_list("count", flat=True)) == [3, 3, 3]


def test_spend_begins_anew_when_the_window_has_ended():
    for _ in range(3):
        spend()
    end_all()

    spend()

    assert Window.objects.get().count == 1


def test_windows_that_have_ended_are_forgotten():
    spend("a")
    spend("b")
    end_all()
    spend("c")

    assert sweep() == 2
    assert Window.objects.get().count == 1


def test_the_table_holds_no_key_in_clear():
    spend("someone@voice.example")

    row = str(Window.objects.values_list().get())
    assert "someone" not in row
    assert "verify" not in row
