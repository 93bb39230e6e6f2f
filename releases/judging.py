"""Judge a file that anybody may send, through whichever door: each costs a second of work, so a network sends only so many."""

from datetime import timedelta

from limits.networks import spend_from
from releases.records import DatabaseRecords, trusted_seals
from releases.verifying import Report, examine

FILES_FROM_NETWORK = 60
WHILE = timedelta(minutes=10)


def judge(data: bytes, *, network: str) -> Report:
    """The verifier's report, from our seals and records; TooMany where the network has sent too many."""
    spend_from(network, "verify from", most=FILES_FROM_NETWORK, per=WHILE)
    return examine(data, trusted=trusted_seals(), records=DatabaseRecords())
