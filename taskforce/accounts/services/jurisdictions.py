"""Places of the catalog become rows when somebody chooses them, with the places above them."""

from collections.abc import Iterable

from django.db import transaction

from taskforce.accounts.models import Jurisdiction
from taskforce.vocabulary.us_places import place


@transaction.atomic
def ensure_places(keys: Iterable[str]) -> list[Jurisdiction]:
    """The rows of these places, made where they are missing; in the order given.

    :param keys: keys of ``taskforce.vocabulary.us_places``, typed places included.
    :raises UnknownPlace: for a key that names no place; then nothing is made.
    """
    wanted = [place(key) for key in dict.fromkeys(keys)]
    made: dict[str, Jurisdiction] = {}
    return [_row(one.key, made) for one in wanted]


def _row(key: str, made: dict[str, Jurisdiction]) -> Jurisdiction:
    if key not in made:
        one = place(key)
        parent = _row(one.parent, made) if one.parent else None
        same = {"parent": parent, "kind": one.kind}
        found = Jurisdiction.objects.filter(**same, name__iexact=one.name).first()
        made[key] = found or Jurisdiction.objects.get_or_create(**same, name=one.name)[0]
    return made[key]
