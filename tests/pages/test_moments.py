"""A date is shown in the reader's zone, with the zone's name, and in UTC on hover."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils import timezone

EVENING = datetime(2026, 11, 24, 23, 30, 15, tzinfo=UTC)


def shown(source: str, value, zone: str = "UTC") -> str:
    with timezone.override(zone):
        return Template("{% load moments %}" + source).render(Context({"value": value}))


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("UTC", "24 November 2026, 23:30 UTC"),
        ("Europe/Brussels", "25 November 2026, 00:30 CET"),
        ("Asia/Almaty", "25 November 2026, 04:30 UTC+5"),
        ("Asia/Kolkata", "25 November 2026, 05:00 IST"),
        ("Asia/Kathmandu", "25 November 2026, 05:15 UTC+5:45"),
        ("America/Sao_Paulo", "24 November 2026, 20:30 UTC-3"),
    ],
)
def test_a_moment_is_the_readers(zone, words):
    """DOMAIN 32."""
    expected = f'<time datetime="2026-11-24T23:30:15Z" title="24 November 2026, 23:30 UTC">{words}</time>'
    assert shown("{{ value|moment }}", EVENING, zone) == expected


def test_a_moment_in_a_named_zone_and_a_day():
    assert ">25 November 2026, 00:30 CET<" in shown('{{ value|moment:"Europe/Brussels" }}', EVENING)
    assert ">25 November 2026</time>" in shown("{{ value|day }}", EVENING, "Asia/Almaty")


def test_no_moment_is_nothing():
    assert shown("{{ value|moment }}{{ value|day }}", None) == ""
