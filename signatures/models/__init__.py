from signatures.models.circulation import Circulation, Invitation
from signatures.models.link import Code, Link, Purpose
from signatures.models.signature import Decline, Objection, Signature

__all__ = ["Circulation", "Code", "Decline", "Invitation", "Link", "Objection", "Purpose", "Signature"]
