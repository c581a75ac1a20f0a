from django.shortcuts import render
from django.urls import reverse

from referrals.clock import clock_of
from referrals.conversation import conversation, moves_only, outcome_label, tone_of
from referrals.disclosure import what_receiver_sees
from referrals.doors import open_referral
from referrals.forms.acts import MessageForm, MoveForm
from referrals.services.lock import SIDE_ACTION, side_of
from referrals.services.move import moves_for
from referrals.tables import URGENCY_TONES
from taskforce.access.doors import actions_on
from taskforce.audit import record
from taskforce.vocabulary.referrals import RECEIVER, REFERRAL_STATE, REFERRAL_URGENCY, SENDER
from taskforce.vocabulary.releases import RELEASE_PURPOSE
from taskforce.vocabulary.services import SERVICE
from victims.models import Release


def referral_detail(request, pk):
    """A referral: a conversation with a state."""
    referral = open_referral(request.user, pk)
    return show(request, referral)


def referral_print(request, pk):
    """The same on paper: what was told, the state, the conversation."""
    referral = open_referral(request.user, pk)
    record("referral.printed", referral)
    context = frame(request, referral)
    here = reverse("referral-detail", args=[referral.pk])
    context["crumbs"] = [*context["crumbs"][:-1], (referral.number, here), ("Print", "")]
    return render(request, "referrals/print.html", context)


def show(request, referral, *, message_form=None, move_form=None, status=200, stale=False):
    """The page, also after a form was refused: what was typed is still there."""
    record("referral.viewed", referral)
    context = frame(request, referral)
    context["stale"] = stale
    if not context["closed"]:
        context |= acts(request, referral, context, message_form, move_form)
    elif context["side"] == RECEIVER:
        context |= {"moves": closed_moves(request, referral)}
    return render(request, "referrals/detail.html", context, status=status)


def frame(request, referral) -> dict:
    """What the page and the print show of the referral."""
    user, side = request.user, side_of(referral, request.user)
    seen = what_receiver_sees(referral, user, as_if_sent=side == SENDER)
    closed = side == RECEIVER and not seen.is_open
    found = {
        "heading": referral.number,
        "referral": referral,
        "side": side,
        "own": side == SENDER,
        "seen": seen,
        "closed": closed,
        "state": REFERRAL_STATE[referral.state],
        "state_tone": tone_of(referral.state),
        "crumbs": [("Referrals", reverse("referral-list")), (referral.number, "")],
        "clock": clock_of(referral),
    }
    if closed:
        return found | {"lines": moves_only(referral)}
    return found | {
        "lines": conversation(referral, user),
        "needs": [SERVICE[code] for code in referral.needs if code in SERVICE],
        "urgency": REFERRAL_URGENCY[referral.urgency],
        "urgency_tone": URGENCY_TONES.get(referral.urgency, ""),
        "outcome": outcome_label(referral),
        "release": (release := release_of(referral, user)),
        **release_links(referral, release),
    }


def release_of(referral, user) -> dict | None:
    """Purpose and end of the release while it is the person's to read; the client's code name
    and id for the owner alone.
    """
    if not referral.release_id:
        return None
    own = referral.agency_id == user.agency_id
    allowed = Release.objects.permitted(user, "client.view" if own else "release.view")
    names = ["purpose", "expires_at", "revoked_at"]
    names += ["client_id", "client__code_name"] if own else []
    row = allowed.filter(pk=referral.release_id).values(*names).first()
    if row is None:
        return None
    return {
        "purpose": RELEASE_PURPOSE.label(row["purpose"]),
        "until": row["expires_at"],
        "revoked_at": row["revoked_at"],
        "client_id": row.get("client_id"),
        "code_name": row.get("client__code_name", ""),
    }


def release_links(referral, release: dict | None) -> dict:
    """Where the owner hands over more, revokes, and opens the client; nothing for others."""
    if release is None or release["client_id"] is None:
        return {"client_href": "", "disclose_href": "", "code_name": ""}
    client = release["client_id"]
    args = [client, referral.release_id]
    return {
        "code_name": release["code_name"],
        "client_href": reverse("client-detail", args=[client]),
        "disclose_href": reverse("release-detail", args=args),
    }


def acts(request, referral, context, message_form, move_form) -> dict:
    """The steps and the message box, as far as this person may use them."""
    allowed = actions_on(request.user, referral, [SIDE_ACTION[context["side"]], "referral.message"])
    moves = []
    if SIDE_ACTION[context["side"]] in allowed:
        moves = [
            move_form
            if move_form is not None and move_form.move == move
            else form_for(referral, move)
            for move in moves_for(referral, context["side"])
        ]
    # Open to the receiver, and so worth writing in; a draft is not.
    talks = "referral.message" in allowed and context["seen"].is_open and referral.sent_at
    return {
        "moves": moves,
        "message_form": (message_form or MessageForm()) if talks else None,
        "may_edit": bool(moves) and referral.state == "draft",
        "draft_key": f"/referrals/{referral.pk}/message",
    }


def closed_moves(request, referral) -> list:
    """What a receiver may still say after the content closed: how the service ended."""
    if SIDE_ACTION[RECEIVER] not in actions_on(request.user, referral, [SIDE_ACTION[RECEIVER]]):
        return []
    moves = moves_for(referral, RECEIVER, is_open=False)
    return [form_for(referral, move, in_thread=False) for move in moves]


def form_for(referral, move, *, in_thread: bool = True) -> MoveForm:
    """The form of a move; a draft has no thread yet, and nobody reads a closed one."""
    return MoveForm(
        move=move, version=referral.version, in_thread=in_thread and referral.state != "draft"
    )
