from django.core.exceptions import ValidationError
from django.db import transaction

from cases.models import Case
from cases.services.acts import allowed, check_version, seen_again
from taskforce.accounts.models import User
from taskforce.audit import record

FIELDS = (
    "title",
    "summary",
    "kind",
    "confidentiality",
    "lead",
    "task_force",
    "jurisdiction",
    "opened_on",
)


@transaction.atomic
def change_case(*, case: Case, by: User, version: int, **values) -> Case:
    """Change the header. ``values`` are fields of :data:`FIELDS`; only what differs is written.

    :raises Stale: when somebody saved a newer version meanwhile; nothing is written.
    """
    if unknown := set(values) - set(FIELDS):
        raise TypeError(f"not of the header: {sorted(unknown)}")
    case = allowed(case, by, "case.change", lock=True)
    check_version(case, version)
    lead = values.get("lead", case.lead)
    if lead is not None and lead.agency_id != case.agency_id:
        raise ValidationError({"lead": "The lead is a person of the agency that owns the case."})
    changed = [name for name, value in values.items() if getattr(case, name) != value]
    if not changed:
        return case
    for name in changed:
        setattr(case, name, values[name])
    case.version += 1
    case.save(update_fields=[*changed, "version"])
    record("case.changed", case, fields=sorted(changed))
    return seen_again(case, by)
