from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse

from referrals.doors import open_referral
from referrals.errors import MoveRefused
from referrals.forms.referral import ReleaseForm, SubjectForm
from taskforce.access.acts import Stale
from taskforce.audit import record
from taskforce.ui.services import drafts
from victims.doors import open_client
from victims.models import Release


def referral_edit(request, pk):
    """Change a referral before it is sent; a stale edit shows both texts."""
    referral = open_referral(request.user, pk, "referral.send_side")
    if referral.state != "draft":
        return _sent_meanwhile(request, referral)
    record("referral.viewed", referral, page="edit")
    kind, extra = _kind(request.user, referral)
    draft_key = f"/referrals/{referral.pk}/edit"
    if request.method != "POST":
        form = kind(user=request.user, initial=kind.saved(referral), **extra)
        return _page(request, referral, form, draft_key)
    form = kind(request.POST, user=request.user, **extra)
    if form.is_valid():
        try:
            with transaction.atomic():
                form.change(referral)
                drafts.clear(request.user, draft_key)
            return redirect("referral-detail", pk=referral.pk)
        except Stale as stale:
            return _conflict(request, stale.row, form, kind, draft_key)
        except MoveRefused:
            return _sent_meanwhile(request, referral)
        except ValidationError as error:
            field = error.code if getattr(error, "code", None) in form.fields else None
            form.add_error(field, error.messages[0])
    return _page(request, referral, form, draft_key, status=400)


def _kind(user, referral):
    """The form of a draft: under a release of its client, or in the sender's words."""
    if not referral.release_id:
        return SubjectForm, {}
    release = Release.objects.permitted(user, "client.view").get(pk=referral.release_id)
    return ReleaseForm, {"client": open_client(user, release.client_id)}


def _sent_meanwhile(request, referral):
    messages.error(request, "This referral was sent or ended. It can no longer be changed.")
    return redirect("referral-detail", pk=referral.pk)


def _conflict(request, referral, form, kind, draft_key):
    """What was typed stays in the form; what is saved now stands beside it."""
    now = kind.saved(referral)
    form.data = form.data.copy()
    form.data["version"] = str(referral.version)
    differing = [
        (field.label, _said(field, now[field.name]))
        for field in form
        if not field.is_hidden
        and field.name in now
        and now[field.name] != form.cleaned_data.get(field.name)
    ]
    return _page(request, referral, form, draft_key, status=409, differing=differing)


def _said(field, value) -> str:
    """A saved value in the words of its field."""
    labels = {}
    for code, label in getattr(field.field, "choices", ()):
        labels.update(dict(label) if isinstance(label, list) else {code: label})
    if isinstance(value, list):
        return ", ".join(str(labels.get(one, one)) for one in value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(labels.get(value, value))


def _page(request, referral, form, draft_key, status=200, differing=None):
    back = reverse("referral-detail", args=[referral.pk])
    context = {
        "heading": f"Change {referral.number}",
        "crumbs": [
            ("Referrals", reverse("referral-list")),
            (referral.number, back),
            ("Change", ""),
        ],
        "form": form,
        "client": None,
        "back": back,
        "draft_key": draft_key,
        "differing": differing,
    }
    return render(request, "referrals/new.html", context, status=status)
