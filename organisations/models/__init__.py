from organisations.models.login import LoginSession
from organisations.models.mandate import Authority, Mandate
from organisations.models.organisation import Contact, Kind, Organisation, OrganisationName
from organisations.models.passwords import PasswordLink
from organisations.models.people import Membership, Role, User

__all__ = [
    "Authority",
    "Contact",
    "Kind",
    "LoginSession",
    "Mandate",
    "Membership",
    "Organisation",
    "OrganisationName",
    "PasswordLink",
    "Role",
    "User",
]
