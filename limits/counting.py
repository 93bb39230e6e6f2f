"""Spend one of so many, exactly: one statement counts and refuses, so that no two processes take the last one."""

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# By the database's clock, which all processes share. Milliseconds, and always three digits, so that SQLite compares as text.
CLOCK = {
    "postgresql": ("clock_timestamp()", "clock_timestamp() + %s * interval '1 second'"),
    "sqlite": (
        "strftime('%%Y-%%m-%%d %%H:%%M:%%f', 'now')",
        "strftime('%%Y-%%m-%%d %%H:%%M:%%f', 'now', %s || ' seconds')",
    ),
}
SECONDS_LEFT = {
    "postgresql": "ceil(extract(epoch FROM ends_at - clock_timestamp()))",
    "sqlite": "(julianday(ends_at) - julianday('now')) * 86400",
}
SPEND = """
INSERT INTO limits_window AS w (key, began_at, ends_at, count) VALUES (%s, {now}, {end}, 1)
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN w.ends_at <= {now} THEN 1 ELSE w.count + 1 END,
    began_at = CASE WHEN w.ends_at <= {now} THEN excluded.began_at ELSE w.began_at END,
    ends_at = CASE WHEN w.ends_at <= {now} THEN excluded.ends_at ELSE w.ends_at END
WHERE w.ends_at <= {now} OR w.count < %s
RETURNING count
"""
SWEPT_AT_ONCE = 1000


class TooMany(Exception):
    """It was done too often. The sentence says when it may be tried again; `retry_after` says it in seconds."""

    def __init__(self, sentence: str, retry_after: int) -> None:
        self.sentence, self.retry_after = sentence, retry_after
        super().__init__(sentence)


def spend(kind: str, key: str, *, most: int, per: timedelta) -> None:
    """Count one `kind` for `key`, or raise TooMany when `most` were counted in the window of length `per`.

    A refused one costs nothing. The window begins with the first one, so that across its end up to twice as many may pass.
    """
    hashed = _hashed(kind, key)
    now, end = CLOCK[connection.vendor]
    seconds = int(per.total_seconds())
    # In a transaction of its own where there is none yet: on SQLite the gate makes writers wait instead of fail.
    with transaction.atomic(), connection.cursor() as cursor:
        # No prepared statement keeps the parameters' types apart, so the seconds come as a number.
        cursor.execute(SPEND.format(now=now, end=end), [hashed, seconds, most])
        row = cursor.fetchone()
    if row is None:
        raise _too_many(hashed)


def sweep() -> int:
    """Forget windows that have ended; return how many. The worker does it now and then."""
    now, _end = CLOCK[connection.vendor]
    # Rows that others hold at this moment are passed over: waiting for them could be waiting for each other.
    skip = "FOR UPDATE SKIP LOCKED" if connection.vendor == "postgresql" else ""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM limits_window WHERE key IN "  # noqa: S608 - nothing of it comes from outside
            f"(SELECT key FROM limits_window WHERE ends_at <= {now} LIMIT %s {skip})",
            [SWEPT_AT_ONCE],
        )
        return int(cursor.rowcount)


def _hashed(kind: str, key: str) -> str:
    message = "\x1f".join(("limit", kind, key)).encode()
    return hmac.new(settings.LINK_KEY.encode(), message, hashlib.sha256).hexdigest()


def _too_many(hashed: str) -> TooMany:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {SECONDS_LEFT[connection.vendor]} FROM limits_window WHERE key = %s",  # noqa: S608 - as above
            [hashed],
        )
        row = cursor.fetchone()
    left = max(int(row[0]), 1) if row else 1
    if left < 60:
        return TooMany(_("That was too often. Try again in a minute."), left)
    minutes = -(-left // 60)
    sentence = ngettext(
        "That was too often. Try again in %(n)s minute.", "That was too often. Try again in %(n)s minutes.", minutes
    )
    return TooMany(sentence % {"n": minutes}, left)
