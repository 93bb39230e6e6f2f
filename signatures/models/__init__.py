from signatures.models.answer import Decline, Deferral
from signatures.models.circulation import Circulation, Invitation
from signatures.models.link import Code, Link, Purpose
from signatures.models.signature import Objection, Signature

__all__ = ["Circulation", "Code", "Decline", "Deferral", "Invitation", "Link", "Objection", "Purpose", "Signature"]
