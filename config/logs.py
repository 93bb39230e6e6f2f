"""What a log may not hold: the secret part of personal links."""

import logging
import re

SECRET = re.compile(r"/(s|o|p)/[^/\s]+")


class WithoutTokens(logging.Filter):
    """Write `/s/…` for `/s/<token>` in every line, wherever it came from."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        masked = SECRET.sub(r"/\1/…", message)
        if masked != message:
            record.msg, record.args = masked, ()
        return True
