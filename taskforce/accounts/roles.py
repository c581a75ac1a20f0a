"""Which roles an account may hold together, and in which agency.

An administrator or an auditor is not a reader (DOMAIN, section 1), so these two stand apart
from every role that opens content and from each other (CJIS Security Policy 5.9, AC-5).
"""

from django.core.exceptions import ValidationError

from taskforce.accounts.models import Agency
from taskforce.vocabulary.people import ROLES_BY_AGENCY_KIND, USER_ROLE

APART = frozenset({"administrator", "auditor"})
BESIDE_THEM = frozenset({"coordinator"})


def roles_for(agency: Agency) -> tuple[str, ...]:
    """The roles that an account of an agency may be given."""
    return ROLES_BY_AGENCY_KIND[agency.kind]


def check_roles(agency: Agency, roles) -> None:
    """Raise ``ValidationError`` when the roles cannot be held there or together."""
    held = set(roles)
    stray = held - set(roles_for(agency))
    if stray:
        names = ", ".join(sorted(USER_ROLE.label(code) for code in stray))
        raise ValidationError(f"Not a role of this kind of agency: {names}.", code="kind")
    for role in sorted(held & APART):
        if held - {role} - BESIDE_THEM:
            raise ValidationError(
                f"{USER_ROLE.label(role)} cannot be combined with these roles: who runs or "
                "checks the accounts reads no content. Give that person a second account.",
                code="apart",
            )
