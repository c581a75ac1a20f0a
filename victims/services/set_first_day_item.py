from django.core.exceptions import ValidationError

from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vocabulary.services import FIRST_24_HOURS, FIRST_24_HOURS_ANSWER
from victims.models import Client, FirstDayItem
from victims.services.opening import open_for, touch


def set_first_day_item(*, client: Client, by: User, item: str, state: str) -> FirstDayItem:
    """Say how one line of the first-24-hours card stands (OVC task force guide: food, sleep
    and medical care come before any interview). Who and when are kept with it.
    """
    if item not in FIRST_24_HOURS or state not in FIRST_24_HOURS_ANSWER:
        raise ValidationError("There is no such line on the card.", "unknown")
    client = open_for(by, client, "client.change")
    line, made = FirstDayItem.objects.get_or_create(
        client=client, item=item, defaults={"agency_id": client.agency_id}
    )
    if made or line.state != state:
        line.state, line.changed_by = state, by
        line.save(update_fields=["state", "changed_by", "changed_at"])
        touch(client)
        record("first_day.changed", client, item=item, state=state)
    return line
