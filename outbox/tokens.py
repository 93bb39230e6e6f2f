"""Secrets that are sent by mail, without being stored: a dump of the database opens nothing.

A row keeps a random nonce and the fingerprint (HMAC-SHA-256) of its secret. The secret itself is derived from the nonce
and LINK_KEY, which is not in the database, at the moment the mail is written. A secret that must be stored, because it is
not ours to derive, is concealed with a key that is derived in the same way.
"""

import hashlib
import hmac
import secrets as random
from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

CODE_DIGITS = 6


class Unreadable(ValueError):
    """It was not concealed for this use, or with another LINK_KEY, or it was changed."""


def new_nonce() -> str:
    """128 random bits as 32 hex digits."""
    return random.token_hex(16)


def _mac(use: str, *parts: str) -> bytes:
    message = "\x1f".join((use, *parts)).encode()
    return hmac.new(settings.LINK_KEY.encode(), message, hashlib.sha256).digest()


def token(purpose: str, nonce: str) -> str:
    """The 256-bit secret of a personal link, 43 characters that mail programs leave alone."""
    return urlsafe_b64encode(_mac("token", purpose, nonce)).decode().rstrip("=")


def code(purpose: str, nonce: str) -> str:
    """The six-digit code that confirms an act."""
    return f"{int.from_bytes(_mac('code', purpose, nonce)[:8], 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def fingerprint(secret: str) -> str:
    """What the database stores of a secret: 64 hex digits that lead to it but not back."""
    return _mac("fingerprint", secret).hex()


def matches(secret: str, stored: str) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(fingerprint(secret), stored)


def reveal(purpose: str, nonce: str) -> str:
    """The secret for a mail: purposes that begin with `code:` are six digits, all others links."""
    return code(purpose, nonce) if purpose.startswith("code:") else token(purpose, nonce)


def conceal(use: str, text: str) -> str:
    """The text as the database may hold it: encrypted, and with a mark that shows every change (Fernet)."""
    return _cipher(use).encrypt(text.encode()).decode()


def uncover(use: str, concealed: str) -> str:
    """What was concealed for this use, or raise Unreadable."""
    try:
        return _cipher(use).decrypt(concealed.encode()).decode()
    except InvalidToken:
        raise Unreadable(use) from None


def _cipher(use: str) -> Fernet:
    return Fernet(urlsafe_b64encode(_mac("conceal", use)))
