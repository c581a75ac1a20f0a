from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from taskforce.access.acts import Stale
from taskforce.access.doors import open_door
from taskforce.audit import record
from victims.conflict import differences
from victims.doors import open_client
from victims.forms.work import ContactForm
from victims.services import (
    add_contact,
    change_contact,
    mark_unsafe,
    retire_contact,
)
from victims.views.frame import FORM_METHODS, acted, client_response, posted


@require_http_methods(FORM_METHODS)
def contact_new(request, pk):
    """A further way to reach the client."""
    client = open_client(request.user, pk, "client.change")
    form = ContactForm(request.POST or None)
    if posted(request, form):
        made = acted(form, add_contact, client=client, by=request.user, **form.cleaned_data)
        if made:
            messages.success(request, "The way to reach the client was added.")
            return redirect("client-detail", client.pk)
    return _page(request, client, form, "Add a way to reach the client")


@require_http_methods(FORM_METHODS)
def contact_change(request, pk, contact_pk):
    """Change one; the old one stays on record, out of use."""
    client, contact = _contact(request, pk, contact_pk)
    form = ContactForm(request.POST or None, initial=ContactForm.initial_of(contact))
    if posted(request, form):
        try:
            if acted(form, change_contact, contact=contact, by=request.user, **form.cleaned_data):
                messages.success(request, "The way to reach the client was changed.")
                return redirect("client-detail", client.pk)
        except Stale as stale:
            saved = ContactForm.initial_of(stale.row)
            both = differences(form, saved) or [
                {"label": "In use", "mine": "Yes", "theirs": "No, put out of use meanwhile"}
            ]
            form.add_error(None, "It was put out of use meanwhile. Add it as a new one if needed.")
            return _page(request, client, form, "Change a way to reach the client", both, 409)
    return _page(request, client, form, "Change a way to reach the client")


@require_POST
def contact_unsafe(request, pk, contact_pk):
    """One tap: not safe any more."""
    client, contact = _contact(request, pk, contact_pk)
    mark_unsafe(contact=contact, by=request.user)
    messages.success(request, "It is marked: do not use.")
    return redirect("client-detail", client.pk)


@require_POST
def contact_retire(request, pk, contact_pk):
    """No longer in use."""
    client, contact = _contact(request, pk, contact_pk)
    retire_contact(contact=contact, by=request.user)
    messages.success(request, "It is out of use.")
    return redirect("client-detail", client.pk)


def _contact(request, pk, contact_pk):
    client = open_client(request.user, pk, "client.change")
    return client, open_door(client.safecontacts.all(), request.user, contact_pk)


def _page(request, client, form, title, both=(), status=None):
    record("client.viewed", client, page="contact")
    return client_response(
        request,
        "victims/form.html",
        client,
        "overview",
        (title, ""),
        status=status or (422 if form.errors else 200),
        form=form,
        title=title,
        differences=both,
        submit="Save",
        back_href=reverse("client-detail", args=[client.pk]),
    )
