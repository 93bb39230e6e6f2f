"""`python -m releases.fonts`: fetch the fonts that releases are printed with; the set-up calls it."""

import sys

from .bringing import bring

try:
    bring()
except FileNotFoundError as missing:
    sys.exit(str(missing))
