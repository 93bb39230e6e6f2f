"""Is this file a genuine release?  Bytes in, report out; no database writes, no network, no Django set-up needed."""

from releases.verifying.examining import LARGEST_FILE, examine
from releases.verifying.records import Change, Newer, Record, RecordLookup
from releases.verifying.report import Answer, Finding, Report, State
from releases.verifying.trust import TrustedSeal

__all__ = [
    "LARGEST_FILE",
    "Answer",
    "Change",
    "Finding",
    "Newer",
    "Record",
    "RecordLookup",
    "Report",
    "State",
    "TrustedSeal",
    "examine",
]
