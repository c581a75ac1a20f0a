from django.core.exceptions import ValidationError
from django.db import transaction

from cases.models import Case
from cases.services.acts import allowed
from cases.services.jurisdictions import set_further
from taskforce.access.acts import check_version, seen_again
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
    "further_jurisdictions",
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
    further = values.pop("further_jurisdictions", None)
    changed = [name for name, value in values.items() if getattr(case, name) != value]
    for name in changed:
        setattr(case, name, values[name])
    moved = further is not None and set_further(case, further)
    if not changed and not moved:
        return case
    case.version += 1
    case.save(update_fields=[*changed, "version"])
    record(
        "case.changed",
        case,
        fields=sorted([*changed, *(["further_jurisdictions"] if moved else [])]),
    )
    return seen_again(case, by)
