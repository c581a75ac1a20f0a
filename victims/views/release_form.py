"""The release form on paper: what a client reads, keeps and signs."""

from django.core.exceptions import PermissionDenied
from django.views.decorators.http import require_http_methods, require_safe

from taskforce.audit import record
from taskforce.vocabulary.releases import RELEASE_PURPOSE
from victims import paper_words
from victims.doors import open_client, open_release
from victims.forms.release import ReleaseTerms
from victims.overview import dress
from victims.views.frame import client_response


@require_http_methods(["GET", "HEAD", "POST"])
def release_form(request, pk):
    """The form to be signed, with what was chosen so far (POST) or to be filled by hand (GET).

    Sent by POST so that the client's words stand in no address; nothing is saved.
    """
    client = open_client(request.user, pk, "release.make")
    terms = ReleaseTerms(request.POST or None, user=request.user, client=client)
    given = {}
    if request.method == "POST":
        terms.is_valid()
        given = terms.cleaned_data
    record("release.form_printed", client)
    return _paper(
        request,
        client,
        {
            "recipient": given.get("recipient"),
            "purpose": given.get("purpose", ""),
            "purpose_note": given.get("purpose_note", ""),
            "fields": given.get("information", []),
            "ends": given.get("expires_on"),
            "minor": terms.is_minor,
            "signed_on": None,
            "reference": "",
        },
    )


@require_safe
def release_print(request, pk, release_pk):
    """A recorded release in the words of its form, as a copy for the client."""
    client = open_client(request.user, pk)
    release = dress(open_release(request.user, client, release_pk))
    if release.agency_id != request.user.agency_id:
        raise PermissionDenied
    record("release.form_printed", release, client=str(client.pk))
    return _paper(
        request,
        client,
        {
            "recipient": release.recipient,
            "purpose": release.purpose,
            "purpose_note": release.purpose_note,
            "fields": release.fields,
            "ends": release.last_day,
            "minor": release.form in ("guardian", "minor_alone"),
            "signed_on": release.signed_on,
            "reference": release.reference,
        },
    )


def _paper(request, client, paper: dict):
    paper |= {
        "blank": not paper["fields"],
        "purpose_label": RELEASE_PURPOSE.label(paper["purpose"]) if paper["purpose"] else "",
        "lines": paper_words.lines(paper["fields"]),
    }
    return client_response(
        request,
        "victims/paper.html",
        client,
        "releases",
        ("Form to sign", ""),
        paper=paper,
        agency=request.user.agency,
    )
