"""What an administrator still has to do so that people can work, read from what there is."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from taskforce.access.principal import Principal
from taskforce.accounts.models import Agency, TaskForce, User
from taskforce.vocabulary.agencies import LAW_ENFORCEMENT_KINDS, PROVIDER_KINDS


@dataclass(frozen=True)
class Item:
    """One thing to do: where, why, and whether it is done."""

    title: str
    why: str
    href: str
    done: bool


def finish_setting_up(principal: Principal) -> dict | None:
    """The panel's context; None once everything is done."""
    items = items_for(principal)
    todo = sum(not item.done for item in items)
    return {"items": items, "count": todo, "waiting": True} if todo else None


def items_for(principal: Principal) -> list[Item]:
    """The list of an agency's administrator, by what kind of agency it is."""
    if principal.agency_id is None:
        return []
    accounts = User.objects.filter(agency_id=principal.agency_id, is_active=True)
    held = {role for roles in accounts.values_list("roles", flat=True) for role in roles}
    items = [_people(principal, held), _supervisor(held), _places(principal.agency_id)]
    return [*items, *_partners(principal.agency_id, principal.agency_kind)]


def _people(principal: Principal, held: set[str]) -> Item:
    href = reverse("account-new")
    if principal.agency_kind in PROVIDER_KINDS:
        why = _("Advocates work with clients. Partner staff answer referrals.")
        return Item(_("Add an advocate"), why, href, bool(held & {"advocate", "partner"}))
    if principal.agency_kind in LAW_ENFORCEMENT_KINDS:
        why = _("Detectives and analysts create and work cases.")
        return Item(_("Add a detective"), why, href, bool(held & {"detective", "analyst"}))
    why = _("Prosecutors read cases shared with your office and produce discovery.")
    return Item(_("Add a prosecutor"), why, href, "prosecutor" in held)


def _supervisor(held: set[str]) -> Item:
    why = _("Supervisors review work, unlock accounts and export reports.")
    return Item(_("Add a supervisor"), why, reverse("account-new"), "supervisor" in held)


def _places(agency_id: int) -> Item:
    agency = Agency.objects.filter(pk=agency_id, jurisdictions__isnull=False)
    why = _("Cases are assigned to these places.")
    href = reverse("agency-jurisdictions")
    return Item(_("Choose your jurisdictions"), why, href, agency.exists())


def _partners(agency_id: int, kind: str) -> list[Item]:
    led = TaskForce.objects.filter(lead_agency_id=agency_id, is_active=True)
    force = led.order_by("pk").first()
    if force is None:
        return []
    members = force.agencies.filter(is_active=True).exclude(pk=agency_id)
    kinds = set(members.values_list("kind", flat=True))
    if kind in PROVIDER_KINDS:
        title, done = _("Add a law-enforcement agency"), bool(kinds & LAW_ENFORCEMENT_KINDS)
        why = _("Only law-enforcement agencies open cases.")
    else:
        title, done = _("Add a victim-service provider"), bool(kinds & PROVIDER_KINDS)
        why = _("Clients belong to providers. Referrals need one.")
    return [Item(title, why, reverse("member-new", args=[force.pk]), done)]
