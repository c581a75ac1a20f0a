from django.shortcuts import render

from taskforce import audit
from taskforce.access.principal import principal_of
from taskforce.ui.search import BadQuery, clean_query, run
from taskforce.ui.views.errors import error_page


def search(request):
    """One box over everything one may see: grouped by kind of record, hits highlighted."""
    try:
        query = clean_query(request.GET.get("q", ""))
    except BadQuery as problem:
        return error_page(400, problem=str(problem))
    principal = principal_of(request.user)
    only = request.GET.get("kind", "")
    groups = run(principal, query, only) if query else []
    total = sum(len(group.hits) for group in groups)
    if query:
        # The words stay out of the audit: they may be a client's name.
        audit.record(
            "search.ran", kinds=[g.provider.key for g in groups], hits=total, length=len(query)
        )
    return render(
        request,
        "ui/search.html",
        {
            "heading": "Search",
            "crumbs": [("Search", "")],
            "query": query,
            "groups": groups,
            "total": total,
            "more": any(group.more for group in groups),
            "only": only,
        },
    )
