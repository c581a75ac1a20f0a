from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from taskforce.access.principal import principal_of
from taskforce.audit import record
from taskforce.ui.tables import Column, Table, bounded_count, cells, keyset_page
from taskforce.vocabulary.releases import RELEASE_FIELD, RELEASE_PURPOSE
from victims.access import RECEIVING
from victims.doors import open_received_release, received_releases
from victims.overview import dress, last_day_of, reference_of
from victims.received import read_now

TABLE = Table(
    key="released",
    caption="Releases to your agency that are in force",
    columns=(
        Column(
            "reference",
            "Release",
            lambda row: cells.code(reference_of(row), f"/clients/released/{row.pk}/"),
        ),
        Column("agency", "From", lambda row: row.agency.name),
        Column("purpose", "Purpose", lambda row: RELEASE_PURPOSE.label(row.purpose)),
        Column(
            "fields",
            "Information",
            lambda row: ", ".join(RELEASE_FIELD.label(code) for code in row.fields),
        ),
        Column("signed", "Signed", lambda row: cells.when(row.signed_on, "date")),
        Column(
            "until",
            "Ends after",
            lambda row: cells.when(last_day_of(row), "date"),
            sort="expires_at",
        ),
    ),
    sort="until",
    noun="releases",
    empty_title="Nothing is released to your agency",
    empty_text="When a provider’s client signs a release to your agency, what was released stands"
    " here until it ends or the client takes it back.",
)


@require_safe
@never_cache
def released_list(request):
    """What providers' clients released to the reader's agency; gone when it ends."""
    if not principal_of(request.user).has_any(RECEIVING):
        raise Http404
    order, _ = TABLE.order(request.GET.get("sort", ""))
    # One reason lets a recipient in, so this is a single branch; few rows live at a time.
    rows = received_releases(request.user).visible_to(request.user)
    page = keyset_page(rows, order=order, size=TABLE.size, cursor=request.GET.get("cursor", ""))
    record("release.listed", received=True, ids=[str(row.pk) for row in page.rows])
    return render(
        request,
        "victims/released_list.html",
        {
            "heading": "Released to my agency",
            "crumbs": [("Released to my agency", "")],
            "table": TABLE.bind_page(request, page, total=bounded_count(rows, page)),
        },
    )


@require_safe
@never_cache
def released_detail(request, pk):
    """What was handed over under one release, for what, until when; never the client's record."""
    release = dress(open_received_release(request.user, pk))
    facts = read_now(release)
    record("disclosed.read", release, fields=[fact.code for fact in facts])
    given = {fact.code for fact in facts}
    return render(
        request,
        "victims/released.html",
        {
            "heading": f"Release {release.reference}",
            "release": release,
            "facts": facts,
            "missing": [RELEASE_FIELD.label(code) for code in release.fields if code not in given],
            "crumbs": [
                ("Released to my agency", reverse("released-list")),
                (release.reference, ""),
            ],
        },
    )
