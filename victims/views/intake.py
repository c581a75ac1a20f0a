from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from taskforce.ui.services import drafts
from victims.access import SERVING
from victims.doors import may_take_in
from victims.forms.client import IntakeForm
from victims.services import take_in_client
from victims.views.frame import FORM_METHODS, acted
from victims.views.refusal import only_providers


@require_http_methods(FORM_METHODS)
@only_providers(SERVING)
def client_new(request):
    """Take in a client; a first name or nothing is enough, the first day begins at once."""
    if not may_take_in(request.user):
        raise PermissionDenied
    initial = {"intake_on": timezone.localdate(), "advocate": request.user.pk}
    form = IntakeForm(request.POST or None, initial=initial, user=request.user)
    if request.method == "POST" and form.is_valid():
        client = acted(form, take_in_client, by=request.user, **form.values)
        if client is not None:
            drafts.clear(request.user, request.path)
            messages.success(
                request, f"{client.code_name} is taken in. Begin with the first 24 hours."
            )
            return redirect("client-detail", client.pk)
    return render(
        request,
        "victims/new.html",
        {
            "heading": "Take in a client",
            "form": form,
            "crumbs": [("Clients", reverse("client-list")), ("Take in a client", "")],
        },
        status=422 if form.errors else 200,
    )
