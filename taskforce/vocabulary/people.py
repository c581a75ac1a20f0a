"""Roles of the people who use the product (DOMAIN, section 1).

A user may hold several roles. A role never widens what an agency's kind or a
wall forbids: what a role must never see is printed beside it where it is given.
"""

from taskforce.vocabulary.core import Vocabulary, terms

SOURCE = "Working roles of human-trafficking task forces (OVC/BJA task force guide)"

USER_ROLE = Vocabulary(
    "user_role",
    SOURCE,
    terms(
        (
            "detective",
            "Detective or investigator",
            (
                "Logs investigations, collects online and physical evidence, plans "
                "operations, writes legal "
                "process, and hands a case to the prosecutor."
            ),
        ),
        ("analyst", "Analyst", "Works identifiers, links and deconfliction."),
        (
            "supervisor",
            "Supervisor",
            "Assigns, reviews and approves work, exports case summaries, and reports to funders.",
        ),
        (
            "prosecutor",
            "Prosecutor or paralegal",
            "Reads what was shared for prosecution, produces discovery, and files court papers.",
        ),
        (
            "advocate",
            "Victim advocate or case manager",
            "Keeps screening, needs, safety plan, services, referrals and releases of information.",
        ),
        (
            "partner",
            "Partner staff",
            "Receives a referral, answers it, and reports back the little that the release allows.",
        ),
        (
            "coordinator",
            "Task force coordinator",
            "Keeps the directory, protocols, training log, and statistics across agencies.",
        ),
        ("auditor", "Auditor or security officer", "Reviews who saw and changed what."),
        ("administrator", "Administrator", "Runs accounts, roles and agencies."),
    ),
)

_INVESTIGATOR = (
    "advocate notes, a client's services beyond what a release allows, or other agencies' cases "
    "that were not shared"
)

USER_ROLE_NEVER_SEES = Vocabulary(
    "user_role_never_sees",
    SOURCE,
    terms(
        ("detective", _INVESTIGATOR),
        ("analyst", _INVESTIGATOR),
        ("supervisor", "advocate notes"),
        ("prosecutor", "advocate notes, or the content of withheld items in a production"),
        ("advocate", "the investigation's content, unless it was shared with them on purpose"),
        ("partner", "anything but the referrals sent to their agency, within the release"),
        ("coordinator", "names of clients"),
        ("auditor", "the content itself"),
        ("administrator", "case and client content"),
    ),
)

# Who may hold which role: an advocate's wall is worth nothing if a police
# agency can hand out the role, and partner staff are never investigators.
ROLES_BY_AGENCY_KIND = {
    "police": ("detective", "analyst", "supervisor", "coordinator", "auditor", "administrator"),
    "sheriff": ("detective", "analyst", "supervisor", "coordinator", "auditor", "administrator"),
    "state": ("detective", "analyst", "supervisor", "coordinator", "auditor", "administrator"),
    "federal": ("detective", "analyst", "supervisor", "coordinator", "auditor", "administrator"),
    "prosecutor": (
        "prosecutor",
        "analyst",
        "supervisor",
        "coordinator",
        "auditor",
        "administrator",
    ),
    "provider": ("advocate", "partner", "supervisor", "coordinator", "auditor", "administrator"),
    "hospital": ("advocate", "partner", "supervisor", "coordinator", "auditor", "administrator"),
}
