"""Which referrals a list holds, and one page of it, by branches (ACCESS.md)."""

from django.db.models import Q

from referrals.access import RECEIVERS, SENDERS
from referrals.doors import WITH
from referrals.models import Referral
from taskforce.access import branches
from taskforce.access.principal import principal_of
from taskforce.ui.tables import Order, Page
from taskforce.vocabulary.agencies import PROVIDER_KINDS
from taskforce.vocabulary.referrals import FINAL_STATES
from victims.models import Release

WAITING, SENT, CLOSED = "waiting", "sent", "closed"
LABELS = {WAITING: "Waiting for us", SENT: "Sent by us", CLOSED: "Closed"}
ORDER = Order("last_activity", descending=True)
SIZE = 50


def tabs_of(user) -> list[str]:
    """The tabs that a person's role and agency can have anything in."""
    principal = principal_of(user)
    receives = principal.has_any(RECEIVERS) and principal.agency_kind in PROVIDER_KINDS
    found = [WAITING] if receives else []
    found += [SENT] if principal.has_any(SENDERS) else []
    return [*found, CLOSED] if found else []


def in_tab(tab: str, agency_id: int) -> Q:
    """The referrals of a tab, for an agency."""
    final = Q(state__in=sorted(FINAL_STATES))
    if tab == WAITING:
        return Q(to_agency_id=agency_id, sent_at__isnull=False) & ~final
    if tab == SENT:
        return Q(agency_id=agency_id) & ~final
    return final


def page_for(user, queryset, cursor: str) -> Page:
    """One page of what a person may see of a queryset, newest activity first."""
    shown = Referral.objects.select_related(*WITH)
    return branches.page_at(queryset, shown, user, order=ORDER, size=SIZE, cursor=cursor)


def code_names(user, referrals) -> dict:
    """Release id → code name of the client, for the agency whose client it is."""
    ids = [row.release_id for row in referrals if row.release_id]
    if not ids:
        return {}
    own = Release.objects.permitted(user, "client.view").filter(pk__in=ids)
    return dict(own.values_list("pk", "client__code_name"))


def still_live(user, referrals) -> set:
    """Those of the referrals' releases that live at this moment and are the person's to read."""
    ids = [row.release_id for row in referrals if row.release_id]
    return set(Release.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
