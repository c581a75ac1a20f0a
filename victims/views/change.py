from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from taskforce.access.acts import Stale
from taskforce.audit import record
from taskforce.ui.services import drafts
from victims.conflict import differences, moved_on
from victims.doors import open_client
from victims.forms.client import ChangeForm, IdentityForm
from victims.overview import releases_of
from victims.services import change_client, close_client, reopen_client
from victims.views.frame import FORM_METHODS, acted, client_context, client_response, posted


@require_http_methods(FORM_METHODS)
def client_change(request, pk):
    """Change the facts of a record; a save on an older version shows both texts."""
    client = open_client(request.user, pk, "client.change")
    record("client.viewed", client, page="change")
    return _change(request, client, ChangeForm, "Change the record", user=request.user)


@require_http_methods(FORM_METHODS)
def identity_change(request, pk):
    """Change who the client is."""
    client = open_client(request.user, pk, "client.change")
    record("client.identity_viewed", client, page="change")
    return _change(request, client, IdentityForm, "Change the identity")


def _change(request, client, kind, title, **extra):
    form = kind(request.POST or None, initial=kind.initial_of(client), **extra)
    both, status = [], 200
    if posted(request, form):
        try:
            saved = acted(
                form,
                change_client,
                client=client,
                by=request.user,
                version=form.cleaned_data["version"],
                **form.values,
            )
            if saved is not None:
                drafts.clear(request.user, request.path)
                messages.success(request, "The record was saved.")
                return redirect("client-detail", client.pk)
        except Stale as stale:
            both, status = differences(form, _saved(kind, stale.row)), 409
            form = kind(moved_on(request.POST, stale.row.version), **extra)
    return client_response(
        request,
        "victims/form.html",
        client,
        "overview",
        (title, ""),
        status=status if not form.errors or status == 409 else 422,
        form=form,
        title=title,
        differences=both,
        submit="Save",
        draft=request.path,
        back_href=reverse("client-detail", args=[client.pk]),
    )


def _saved(kind, row) -> dict:
    """What is saved now, as the form's cleaned values would be."""
    return {name: getattr(row, name) for name in kind.base_fields if name != "version"}


@require_http_methods(FORM_METHODS)
def client_close(request, pk):
    """Close a record, after a look at what still runs."""
    client = open_client(request.user, pk, "client.change")
    if request.method == "POST":
        close_client(client=client, by=request.user)
        messages.success(request, f"{client.code_name} is closed. It can be reopened at any time.")
        return redirect("client-detail", client.pk)
    record("client.viewed", client, page="close")
    running = [release for release in releases_of(client) if release.lives]
    lines = [
        f"The release to {release.recipient} runs on until it ends. Revoke it first if the client"
        " wants that."
        for release in running
    ]
    return render(
        request,
        "components/confirm.html",
        client_context(
            request,
            client,
            "overview",
            ("Close the record", ""),
            heading=f"Close {client.code_name}?",
            question="Services have ended for now. The record stays readable and can be reopened.",
            consequences=lines,
            submit="Close the record",
            harmless=True,
            back_href=reverse("client-detail", args=[client.pk]),
        ),
    )


@require_POST
def client_reopen(request, pk):
    """Open a closed record again."""
    client = open_client(request.user, pk, "client.change")
    reopen_client(client=client, by=request.user)
    messages.success(request, f"{client.code_name} is open again.")
    return redirect("client-detail", client.pk)
