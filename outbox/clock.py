"""The database's clock. Machines disagree about the time; rows are compared with the one clock they share."""

from datetime import UTC, datetime

from django.db import connection


def database_now() -> datetime:
    """Return the aware UTC time of the database server."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT clock_timestamp()")
            return cursor.fetchone()[0].astimezone(UTC)  # type: ignore[no-any-return]
        cursor.execute("SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now')")
        return datetime.fromisoformat(cursor.fetchone()[0]).replace(tzinfo=UTC)
