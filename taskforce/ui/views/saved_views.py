from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.views.decorators.http import require_POST

from taskforce.access.doors import open_door
from taskforce.ui.models import SavedView
from taskforce.ui.services.notifications import is_local
from taskforce.ui.services.saved_views import save_view


def _back(request, query: str = "") -> HttpResponseRedirect:
    """To the list the form stood on; only ever to a page of this site."""
    path = request.POST.get("path", "")
    target = path if is_local(path) and "?" not in path else "/"
    return HttpResponseRedirect(f"{target}?{query}" if query else target)


@require_POST
def save(request):
    """Keep the filter of the list that the form stood on."""
    posted = request.POST
    try:
        view = save_view(
            request.user,
            page=posted.get("page", "")[:60],
            name=posted.get("view_name", ""),
            querystring=posted.get("querystring", ""),
        )
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return _back(request, posted.get("querystring", "")[:2000])
    messages.success(request, f"The view “{view.name}” was saved.")
    return _back(request, view.querystring)


@require_POST
def delete(request, pk):
    """Remove an own view."""
    view = open_door(SavedView.objects.all(), request.user, pk)
    view.delete()
    messages.success(request, f"The view “{view.name}” was removed.")
    return _back(request)
