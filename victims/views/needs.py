from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from taskforce.access.acts import Stale
from taskforce.access.doors import open_door
from taskforce.audit import record
from taskforce.ui.services import drafts
from victims.board import needs_board
from victims.conflict import differences, moved_on
from victims.doors import open_client
from victims.forms.work import NeedChangeForm, NeedForm, ServiceForm
from victims.models import Need
from victims.services import add_need, change_need, record_service
from victims.views.frame import FORM_METHODS, acted, client_response, posted


@require_safe
def client_needs(request, pk):
    """Needs, the urgent ones first, each with the services given for it and how they ended."""
    client = open_client(request.user, pk)
    record("client.viewed", client, page="needs")
    return client_response(
        request, "victims/needs.html", client, "needs", board=needs_board(client)
    )


@require_http_methods(FORM_METHODS)
def need_new(request, pk):
    """A further need."""
    client = open_client(request.user, pk, "client.change")
    form = NeedForm(request.POST or None)
    if posted(request, form):
        made = acted(form, add_need, client=client, by=request.user, **form.cleaned_data)
        if made:
            drafts.clear(request.user, request.path)
            messages.success(request, "The need was added.")
            return redirect("client-needs", client.pk)
    return _page(request, client, form, "Add a need", "Add the need")


@require_http_methods(FORM_METHODS)
def need_change(request, pk, need_pk):
    """How a need stands; a save on an older version shows both texts."""
    client = open_client(request.user, pk, "client.change")
    need = open_door(client.needs.all(), request.user, need_pk)
    form = NeedChangeForm(request.POST or None, initial=NeedChangeForm.initial_of(need))
    title = f"Need: {need.get_category_display()}"
    if posted(request, form):
        given = form.cleaned_data
        try:
            if acted(
                form,
                change_need,
                need=need,
                by=request.user,
                version=given["version"],
                **form.values,
            ):
                drafts.clear(request.user, request.path)
                messages.success(request, "The need was saved.")
                return redirect("client-needs", client.pk)
        except Stale as stale:
            both = differences(form, NeedChangeForm.initial_of(stale.row))
            form = NeedChangeForm(moved_on(request.POST, stale.row.version))
            return _page(request, client, form, title, "Save", both, 409)
    return _page(request, client, form, title, "Save")


@require_http_methods(FORM_METHODS)
def service_new(request, pk):
    """Record a service, for a need (``?need=``) or by itself."""
    client = open_client(request.user, pk, "client.change")
    needs = list(client.needs.all())
    initial = {
        "given_on": timezone.localdate(),
        "given_by": request.user.agency.name,
        "need": _asked(needs, request.GET.get("need", "")),
    }
    form = ServiceForm(request.POST or None, initial=initial, needs=needs)
    if posted(request, form):
        made = acted(form, record_service, client=client, by=request.user, **form.values)
        if made:
            drafts.clear(request.user, request.path)
            messages.success(request, "The service was recorded.")
            return redirect("client-needs", client.pk)
    return _page(request, client, form, "Record a service", "Record the service")


def _asked(needs: list[Need], pk: str) -> str:
    return next((str(need.pk) for need in needs if str(need.pk) == pk), "")


def _page(request, client, form, title, submit, both=(), status=None):
    record("client.viewed", client, page="need")
    return client_response(
        request,
        "victims/form.html",
        client,
        "needs",
        (title, ""),
        status=status or (422 if form.errors else 200),
        form=form,
        title=title,
        submit=submit,
        differences=both,
        draft=request.path,
        back_href=reverse("client-needs", args=[client.pk]),
    )
