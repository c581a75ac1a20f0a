from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from taskforce.audit import record
from taskforce.ui.services import drafts
from taskforce.ui.tables import Order, keyset_page
from victims.doors import open_client
from victims.forms.work import NoteForm
from victims.models import ConfidentialNote
from victims.services import write_note
from victims.views.frame import FORM_METHODS, acted, client_response, posted


@never_cache
@require_http_methods(FORM_METHODS)
def client_notes(request, pk):
    """Confidential notes, newest first, and the form for a further one. Advocates only:
    for the provider's supervisor the page refuses before anything of it is read.
    """
    client = open_client(request.user, pk, "note.write")
    form = NoteForm(request.POST or None)
    if posted(request, form):
        made = acted(form, write_note, client=client, by=request.user, **form.cleaned_data)
        if made:
            drafts.clear(request.user, request.path)
            messages.success(request, "The note was saved.")
            return redirect("client-notes", client.pk)
    page = keyset_page(
        ConfidentialNote.objects.visible_to(request.user)
        .filter(client=client)
        .select_related("author"),
        order=Order("written_at"),
        size=25,
        cursor=request.GET.get("cursor", ""),
    )
    record("note.read", client)
    return client_response(
        request,
        "victims/notes.html",
        client,
        "notes",
        status=422 if form.errors else 200,
        form=form,
        page=page,
        draft=request.path,
    )
