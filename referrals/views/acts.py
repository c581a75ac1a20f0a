from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from referrals.disclosure import is_open
from referrals.doors import open_referral
from referrals.errors import MoveRefused
from referrals.forms.acts import MessageForm, MoveForm
from referrals.services.lock import SIDE_ACTION, side_of
from referrals.services.message import write_message
from referrals.services.move import move_referral
from referrals.views.detail import show
from taskforce.access.acts import Stale
from taskforce.ui.services import drafts
from taskforce.vocabulary.referrals import REFERRAL_STATE, move_between


@require_POST
def referral_move(request, pk, state):
    """Move the referral to a state, as the side the person is on."""
    referral = open_referral(request.user, pk)
    side = side_of(referral, request.user)
    referral = open_referral(request.user, pk, SIDE_ACTION[side])
    if state not in REFERRAL_STATE:
        raise Http404
    move = move_between(referral.state, state)
    if move is None:
        return _refused(request, referral, state)
    form = MoveForm(request.POST, move=move, version=referral.version)
    if not form.is_valid():
        return show(request, referral, move_form=form, status=400)
    given = form.cleaned_data
    try:
        with transaction.atomic():
            move_referral(
                referral=referral,
                by=request.user,
                to=state,
                version=given["version"],
                reason=given.get("reason", ""),
                note=given.get("note", ""),
                note_key=given["note_key"],
            )
    except Stale as stale:
        return show(request, stale.row, move_form=form, status=409, stale=True)
    except MoveRefused:
        return _refused(request, referral, state)
    except ValidationError as error:
        form.add_error(_field_of(error, form), error.messages[0])
        return show(request, referral, move_form=form, status=400)
    messages.success(request, f"{referral.number}: {REFERRAL_STATE.label(state).lower()}.")
    return redirect("referral-detail", pk=referral.pk)


def _refused(request, referral, state):
    """The step is not open now. Made already (a second submit): as if it had just been made."""
    if referral.state == state:
        return redirect("referral-detail", pk=referral.pk)
    messages.error(request, "This step is not open from the referral's present state.")
    return show(request, referral, status=409, stale=True)


def _field_of(error, form) -> str | None:
    """The field that an error of the service belongs to."""
    return error.code if getattr(error, "code", None) in form.fields else None


@require_POST
def referral_message(request, pk):
    """Write in the thread."""
    referral = open_referral(request.user, pk, "referral.message")
    form = MessageForm(request.POST)
    if not form.is_valid():
        return show(request, referral, message_form=form, status=400)
    try:
        with transaction.atomic():
            write_message(referral=referral, by=request.user, **form.cleaned_data)
            drafts.clear(request.user, f"/referrals/{referral.pk}/message")
    except ValidationError as error:
        if not is_open(referral):
            messages.error(request, error.messages[0])
            return show(request, referral, status=409)
        form.add_error("text", error.messages[0])
        return show(request, referral, message_form=form, status=400)
    return redirect("referral-detail", pk=referral.pk)
