from django.db import transaction

from taskforce.accounts.access import RUN
from taskforce.accounts.announce import announce
from taskforce.accounts.doors import require_power
from taskforce.accounts.models import Agency, User
from taskforce.accounts.stale import require_seen

AGENCY_FIELDS = ("name", "ori", "phone", "city", "state")


@transaction.atomic
def change_agency(*, by: User, seen: str, jurisdictions, **entry) -> Agency:
    """The own agency's entry in the directory. Its kind and short name stay: walls and
    numbers hang on them.

    :raises Stale: when somebody changed it meanwhile.
    """
    require_power(by, RUN)
    agency = Agency.objects.select_for_update().get(pk=by.agency_id)
    require_seen(agency, AGENCY_FIELDS, seen)
    changed = [name for name in AGENCY_FIELDS if getattr(agency, name) != entry[name]]
    for name in changed:
        setattr(agency, name, entry[name])
    if changed:
        agency.save(update_fields=changed)
    if set(agency.jurisdictions.all()) != set(jurisdictions):
        agency.jurisdictions.set(jurisdictions)
        changed.append("jurisdictions")
    if changed:
        announce("agency.changed", agency, fields=changed)
    return agency
