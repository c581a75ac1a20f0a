"""Roles of people in an investigation.

The default is *identified person*: everyone met in the commercial sex trade is
treated as a possible victim and is no offender until a person decided otherwise,
with a reason that is kept (DOMAIN, section 2.4). Potential and confirmed victims
are counted apart (DOJ OIG Audit 08-26).
"""

from taskforce.vocabulary.core import Vocabulary, terms

PERSON_ROLE = Vocabulary(
    "person_role",
    "Definitions after 22 USC 7102(11) to (17); role rules of DOMAIN 2.4",
    terms(
        (
            "identified_person",
            "Identified person",
            "Met or named in the investigation; nothing has been decided. The role by default.",
        ),
        (
            "possible_victim",
            "Possible victim",
            "Signs of trafficking are present; counted as a potential victim.",
        ),
        ("victim", "Victim", "Confirmed by a named person or body, on a stated date and basis."),
        (
            "suspect",
            "Suspect",
            (
                "Reasonably suspected of an offense other than those below, or before its part "
                "is known."
            ),
        ),
        (
            "trafficker",
            "Trafficker",
            (
                "Recruits, harbors, transports, provides, obtains or controls another person for "
                "commercial sex or forced labor."
            ),
        ),
        (
            "buyer",
            "Buyer",
            "Buys or tries to buy a commercial sex act, or knowingly uses forced labor.",
        ),
        (
            "facilitator",
            "Facilitator",
            (
                "Profits from or helps trafficking knowingly: driver, landlord, hotel "
                "staff, advertiser, "
                "money handler."
            ),
        ),
        ("witness", "Witness", "Saw, heard or knows something, and is none of the above."),
        victim_status={"possible_victim": "potential", "victim": "confirmed"},
    ),
)

DEFAULT_PERSON_ROLE = "identified_person"
VICTIM_ROLES = frozenset({"possible_victim", "victim"})
OFFENDER_ROLES = frozenset({"suspect", "trafficker", "buyer", "facilitator"})

# Taking someone out of this set and into OFFENDER_ROLES needs screening,
# services offered, and a supervisor's reason (DOMAIN 2.4).
PROTECTED_ROLES = frozenset({"identified_person"}) | VICTIM_ROLES
