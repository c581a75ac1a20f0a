from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taskforce.audit import record
from taskforce.ui.services import drafts
from taskforce.vocabulary.releases import RELEASE_FORM, REVOCATION_FORM
from victims.disclosed import current_values, latest
from victims.doors import open_client, open_release
from victims.forms.release import MINOR_RULE, DiscloseForm, ReleaseForm, RevokeForm
from victims.overview import dress, releases_of
from victims.received import read_now
from victims.services import disclose, make_release, revoke_release
from victims.views.frame import FORM_METHODS, acted, client_response, posted


@require_safe
def client_releases(request, pk):
    """All releases of a client: to whom, for what, until when; one click revokes."""
    client = open_client(request.user, pk)
    rows = releases_of(client)
    record("release.listed", client, ids=[str(row.pk) for row in rows])
    return client_response(
        request,
        "victims/releases.html",
        client,
        "releases",
        releases=rows,
        revoke_form=RevokeForm(),
    )


@require_http_methods(FORM_METHODS)
def release_new(request, pk):
    """Record a release that the client signed; the same fields print the form to sign."""
    client = open_client(request.user, pk, "release.make")
    form = ReleaseForm(request.POST or None, user=request.user, client=client)
    if posted(request, form):
        made = acted(form, make_release, client=client, by=request.user, **form.values)
        if made is not None:
            drafts.clear(request.user, request.path)
            messages.success(
                request,
                "The release is recorded. Nothing is handed over yet: look over what"
                f" {made.recipient} will read.",
            )
            return redirect("release-disclose", client.pk, made.pk)
    record("client.viewed", client, page="release")
    return client_response(
        request,
        "victims/release_new.html",
        client,
        "releases",
        ("Record a release", ""),
        status=422 if form.errors else 200,
        form=form,
        draft=request.path,
        minor_rule=MINOR_RULE if form.is_minor else "",
    )


@require_safe
def release_detail(request, pk, release_pk):
    """One release: its terms, what was handed over under it and when, and the way to end it."""
    client = open_client(request.user, pk)
    release = dress(open_release(request.user, client, release_pk))
    rows = list(release.disclosed.select_related("disclosed_by"))
    record("release.viewed", release, client=str(client.pk))
    return client_response(
        request,
        "victims/release.html",
        client,
        "releases",
        (release.reference, ""),
        release=release,
        facts=read_now(release),
        rows=rows[::-1],
        revoke_form=RevokeForm(),
        form_label=RELEASE_FORM.label(release.form),
        how_label=REVOCATION_FORM.label(release.revoked_how) if release.revoked_how else "",
    )


@require_http_methods(FORM_METHODS)
def release_disclose(request, pk, release_pk):
    """Look over each value, see exactly what the recipient will read, then hand it over."""
    client = open_client(request.user, pk, "release.make")
    release = dress(open_release(request.user, client, release_pk))
    now = {row.field: row.value for row in latest(release)}
    record_says = current_values(client, release.fields)
    form = DiscloseForm(request.POST or None, release=release, already=now, record=record_says)
    preview = None
    if posted(request, form):
        preview = read_now(release, form.cleaned_data)
        if "hand_over" in request.POST:
            made = acted(form, disclose, release=release, by=request.user, values=form.cleaned_data)
            if made is not None:
                drafts.clear(request.user, request.path)
                return _handed_over(request, client, release, made)
    record("release.viewed", release, client=str(client.pk), page="disclose")
    return client_response(
        request,
        "victims/disclose.html",
        client,
        "releases",
        (release.reference, reverse("release-detail", args=[client.pk, release.pk])),
        ("Hand over", ""),
        status=422 if form.errors else 200,
        release=release,
        form=form,
        preview=preview,
        already=now,
    )


def _handed_over(request, client, release, made):
    said = "Nothing has changed: nothing new was handed over."
    if made:
        said = f"{release.recipient} can read it from now on, until the release ends."
    messages.success(request, said)
    return redirect("release-detail", client.pk, release.pk)


@require_POST
def release_revoke(request, pk, release_pk):
    """The client takes it back: at once, with one click."""
    client = open_client(request.user, pk)
    release = open_release(request.user, client, release_pk, "release.revoke")
    try:
        revoke_release(release=release, by=request.user, how=request.POST.get("how", "oral"))
    except ValidationError as fault:
        messages.error(request, fault.messages[0])
    else:
        messages.success(
            request, f"Revoked. {release.recipient} sees nothing of it from this moment on."
        )
    return redirect("release-detail", client.pk, release.pk)
