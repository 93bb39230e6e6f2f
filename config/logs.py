"""What a log may not hold: the secret part of personal links, and keys to the API."""

import logging
import re

SECRET = re.compile(r"/(s|o|p)/[^/\s]+")
API_KEY = re.compile(r"\bcq_[\w-]+")
HEADER = re.compile(r"\b(Link|Bearer) [\w-]{32,}", re.IGNORECASE)  # 32: shorter words are words


class WithoutTokens(logging.Filter):
    """Write `/s/…` for `/s/<token>` in every line, wherever it came from."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        masked = HEADER.sub(r"\1 …", API_KEY.sub("cq_…", SECRET.sub(r"/\1/…", message)))
        if masked != message:
            record.msg, record.args = masked, ()
        return True
