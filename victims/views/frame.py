"""What every page of a client shows: its header, its tabs, who can see it and why."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import render
from django.urls import reverse

from taskforce.access.doors import actions_on
from taskforce.access.principal import principal_of
from taskforce.access.rules import rule_of
from taskforce.ui.forms import put_errors
from taskforce.vocabulary.languages import LANGUAGE
from taskforce.vocabulary.trafficking import TRAFFICKING_KIND, VICTIM_STATUS
from victims.listing import STATUS_TONES
from victims.models import Client

FORM_METHODS = ["GET", "HEAD", "POST"]
TABS = (
    ("overview", "Overview", "client-detail", "view"),
    ("needs", "Needs and services", "client-needs", "view"),
    ("releases", "Releases", "client-releases", "view"),
    # For whom notes do not exist, neither does the tab (invariant 4).
    ("notes", "Confidential notes", "client-notes", "write"),
    ("history", "History", "client-history", "view"),
)
ACTIONS = (
    "client.view",
    "client.change",
    "client.decide_status",
    "note.write",
    "release.make",
)


def client_context(request, client: Client, tab: str, *crumbs: tuple[str, str], **context) -> dict:
    """The context of a page of a client; templates extend ``victims/client.html``.

    :param tab: the key of a tab of :data:`TABS`.
    :param crumbs: the pages below that tab, the page itself last with "" for its address.
    """
    may = {name.partition(".")[2] for name in actions_on(request.user, client, ACTIONS)}
    tabs = [
        {"key": key, "label": label, "href": reverse(name, args=[client.pk]), "current": key == tab}
        for key, label, name, needed in TABS
        if needed in may
    ]
    here = next(one for one in tabs if one["current"])
    trail = [
        ("Clients", reverse("client-list")),
        (client.code_name, reverse("client-detail", args=[client.pk])),
    ]
    if crumbs:
        trail += [(here["label"], here["href"])] if tab != "overview" else []
        trail += crumbs
    elif tab == "overview":
        trail[-1] = (client.code_name, "")
    else:
        trail.append((here["label"], ""))
    return {
        "client": client,
        "heading": client.code_name,
        "crumbs": trail,
        "tabs": tabs,
        "may": may,
        "can_change": "change" in may and client.closed_on is None,
        "status_label": VICTIM_STATUS.label(client.status),
        "status_tone": STATUS_TONES[client.status],
        "kind_label": TRAFFICKING_KIND.label(client.trafficking_kind),
        "language_label": LANGUAGE.label(client.language) if client.language else "",
        **context,
    }


def client_response(request, template: str, client: Client, tab: str, *crumbs, status=200, **more):
    """Render a page of a client."""
    context = client_context(request, client, tab, *crumbs, **more)
    return render(request, template, context, status=status)


def who_sees(user, client: Client) -> dict:
    """Why the reader sees a client, and who else does. Notes have fewer readers."""
    rule = rule_of(Client)
    sentences = [reason.sentence for reason, _ in rule.branches(principal_of(user))]
    return {"mine": sentences, "holders": rule.holders(client)}


def posted(request, form) -> bool:
    """Whether the form was sent and is right so far."""
    return request.method == "POST" and form.is_valid()


def acted(form, act, /, **given):
    """Run a service; its refusal goes to the form's fields, and nothing of it is kept.

    :returns: what the service gives, or None when it refused.
    """
    try:
        with transaction.atomic():
            return act(**given)
    except ValidationError as fault:
        put_errors(form, fault)
        return None
