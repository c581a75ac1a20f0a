from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from taskforce.access.acts import Stale
from taskforce.audit import record
from taskforce.ui.services import drafts
from taskforce.vocabulary.trafficking import VICTIM_STATUS
from victims.conflict import moved_on
from victims.doors import open_client
from victims.forms.client import StatusForm
from victims.services import decide_status
from victims.views.frame import FORM_METHODS, acted, client_response, posted


@require_http_methods(FORM_METHODS)
def client_status(request, pk):
    """Decide potential or confirmed, with the basis; every decision before it stays."""
    client = open_client(request.user, pk, "client.decide_status")
    initial = {"version": client.version, "status": client.status}
    form = StatusForm(request.POST or None, initial=initial)
    both, status = [], 200
    if posted(request, form):
        given = form.cleaned_data
        try:
            if acted(
                form,
                decide_status,
                client=client,
                by=request.user,
                version=given["version"],
                status=given["status"],
                basis=form.said,
            ):
                drafts.clear(request.user, request.path)
                messages.success(request, "The decision was recorded.")
                return redirect("client-detail", client.pk)
        except Stale as stale:
            both, status = _both(form, stale.row), 409
            form = StatusForm(moved_on(request.POST, stale.row.version))
    record("client.viewed", client, page="status")
    return client_response(
        request,
        "victims/form.html",
        client,
        "overview",
        ("Decide the status", ""),
        status=status if status == 409 or not form.errors else 422,
        form=form,
        title="Decide the status",
        differences=both,
        submit="Record the decision",
        draft=request.path,
        back_href=reverse("client-detail", args=[client.pk]),
    )


def _both(form, client) -> list[dict]:
    """The decision that was typed beside the newest one that is saved."""
    last = client.clientstatusdecisions.select_related("decided_by").first()
    theirs = f"{last.basis} ({last.decided_by})" if last else "Nothing"
    return [
        {
            "label": "Status",
            "mine": VICTIM_STATUS.label(form.cleaned_data["status"]),
            "theirs": VICTIM_STATUS.label(client.status),
        },
        {"label": "Basis", "mine": form.said, "theirs": theirs},
    ]
