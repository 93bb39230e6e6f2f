"""Public identifiers: short, unguessable enough not to be counted, without letters that are mistaken for digits."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new_uid() -> str:
    """Return 12 characters (59 bits) that name one row in addresses and records for ever."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))
