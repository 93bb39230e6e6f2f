"""Every sentence that a verification can say, in one place for whoever translates.

The stand-alone verifier runs without Django set up and then speaks English.
"""

from django.conf import settings
from django.utils.translation import gettext


def _(sentence: str) -> str:
    """Mark a sentence for `makemessages`; Django's own marker asks for settings."""
    return sentence


GENUINE = _("Genuine")
GENUINE_NEWER = _("Genuine, and a newer edition exists")
GENUINE_WITHDRAWN = _("Genuine, and since withdrawn")
GENUINE_NEWS = _("Genuine, and a signature has fallen away since")
DEMO = _("Unchanged, but only a demo key sealed it")
DEMO_NEWER = _("Unchanged, but only a demo key sealed it; a newer edition exists")
DEMO_WITHDRAWN = _("Unchanged, but only a demo key sealed it; since withdrawn")
DEMO_NEWS = _("Unchanged, but only a demo key sealed it; a signature has fallen away since")
ALTERED = _("Altered")
FOREIGN = _("Not sealed by this issuer")
UNREADABLE = _("Not a release we can read")

INTACT = _("The file is exactly as it was sealed: not one byte is different.")
NOT_A_PDF = _("This file is not a PDF.")
EMPTY = _("This file is empty.")
TOO_LARGE = _("This file is larger than %(limit)s MiB; no release is.")
NO_SEAL = _("This PDF carries no seal: nothing in it proves who issued it.")
DAMAGED = _("This file was sealed once, but its seal is damaged or incomplete. You cannot rely on it.")
CHANGED = _("The file was changed after it was sealed. You cannot rely on it.")
APPENDED = _("Something was added to the file after it was sealed. You cannot rely on it.")
SEVERAL = _("The file carries more than one signature; a release carries exactly one. You cannot rely on it.")
SEAL_TOUCHED = _("The seal itself was written anew or touched after it was made. You cannot rely on it.")
NOT_CERTIFIED = _("The seal does not forbid changes to the file, as the seal of a release does.")
NOT_AS_RELEASED = _("The file is not built as a release is: %(reason)s.")
INTACT_FOREIGN = _("The file was not changed since somebody sealed it, but that was not this issuer.")
WEAK = _("The seal uses a key or algorithm that is too weak to prove anything (%(reason)s).")

SEALED_BY = _("Sealed by %(name)s (certificate %(fingerprint)s).")
SEALED_BY_DEMO = _("Sealed as %(name)s (certificate %(fingerprint)s), but with a demo key, which proves nothing.")
EDITION_OF = _("An edition of %(issuer)s, sealed with the key of %(name)s (certificate %(fingerprint)s).")
EDITION_OF_DEMO = _(
    "An edition of %(issuer)s, sealed as %(name)s (certificate %(fingerprint)s), but with a demo key, which proves nothing."
)
SEALED_BY_FOREIGN = _("The seal names %(name)s, but its certificate (%(fingerprint)s) is not one of this issuer's.")
SEALED_BY_RETIRED = _("Sealed with a key of %(name)s that did not count at that time (certificate %(fingerprint)s).")
SEALED_BY_UNPROVEN = _("Because the seal is broken, nothing proves who sealed this file.")
SEALED_BY_NOBODY = _("Nothing in this file says who sealed it.")

STAMPED = _("Sealed on %(when)s; an independent authority (%(authority)s) stamped the time.")
CLAIMED = _("Sealed on %(when)s by the issuer's own clock; no independent authority stamped the time.")
CLAIMED_EXPIRED = _("The seal claims %(when)s, a time at which its certificate was not valid.")
STAMP_BROKEN = _("The time stamp in the seal is missing, damaged or not the one that was made: %(reason)s.")
NOTHING_TO_JUDGE = _("There is no seal by which it could be judged.")
TIME_UNKNOWN = _("Because the seal is not genuine, its time proves nothing.")

TEXT_SAME = _("The text has the digest %(digest)s, as its attached record says.")
TEXT_RECORDED = _("The text has the digest %(digest)s, as the issuer's record of %(label)s says.")
TEXT_OTHER_FILE = _("The text (digest %(digest)s) is in the issuer's record, but this file is not; ask the issuer.")
TEXT_NOT_RECORDED = _("The text (digest %(digest)s) is not in the issuer's record; ask the issuer.")
TEXT_DIFFERS = _("The text has the digest %(digest)s, but its attached record says %(said)s.")
TEXT_DIFFERS_RECORD = _("The text has the digest %(digest)s, but the issuer's record says %(said)s.")
TEXT_UNREADABLE = _("The attached record cannot be read: %(reason)s.")
TEXT_UNKNOWN = _("Because the seal is not genuine, the text was not compared.")

NAMES = _("Signatories: %(count)s, as of %(when)s.")
NAMES_UNCLEAR = _("The attached record does not say who had signed and as of when.")
NAMES_DIFFER = _("The file lists %(count)s signatories, the issuer's record %(said)s.")
NAMES_UNKNOWN = _("Because the seal is not genuine, its list of signatories proves nothing.")

NEWEST = _("This is the latest edition.")
NEWER_UNKNOWN = _("Only the issuer can tell whether a newer edition exists: %(address)s")
NEWER_NOT_ASKED = _("Because the file is not genuine, newer editions were not looked for.")
ADDENDUM = _("A newer edition with more signatories exists: %(label)s of %(when)s.")
CORRECTION = _("A correction exists: %(label)s of %(when)s.")
REPLACEMENT = _("A newer text replaces this one: %(label)s of %(when)s.")
REISSUE = _("A newer edition exists: %(label)s of %(when)s.")
NAME_WITHDRAWN = _("A signature was withdrawn on %(when)s.")
NAME_REMOVED = _("A signature was removed on %(when)s, because it was not authorised.")
NAMES_WITHDRAWN = _("Signatures withdrawn since: %(count)s, the last on %(when)s.")
NAMES_REMOVED = _("Signatures removed since as not authorised: %(count)s, the last on %(when)s.")
WITHDRAWN = _("The statement was withdrawn on %(when)s.")


def say(sentence: str) -> str:
    """The sentence in the reader's language, or in English where no Django is set up."""
    return gettext(sentence) if settings.configured else sentence
