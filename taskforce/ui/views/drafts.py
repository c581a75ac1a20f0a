from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from taskforce.ui.services import drafts as service


@never_cache
@require_http_methods(["GET", "POST", "DELETE"])
def drafts(request):
    """The draft of one form (``key``): read, keep (``body``), forget. Only drafts.js asks."""
    key = (request.POST if request.method == "POST" else request.GET).get("key", "")
    try:
        return _answer(request, key)
    except ValidationError as error:
        status = 413 if error.code == "too_long" else 400
        return JsonResponse({"error": error.messages[0]}, status=status)


def _answer(request, key: str) -> HttpResponse:
    if request.method == "POST":
        draft = service.keep(request.user, key, request.POST.get("body", ""))
        return JsonResponse({"saved_at": _clock(draft.updated_at)})
    if request.method == "DELETE":
        service.clear(request.user, key)
        return HttpResponse(status=204)
    draft = service.find(request.user, key)
    if draft is None:
        return HttpResponse(status=204)
    return JsonResponse({"body": draft.body, "saved_at": _clock(draft.updated_at)})


def _clock(moment) -> str:
    """Today's time as "02:14", an older one with its day."""
    local = timezone.localtime(moment)
    same_day = timezone.localdate(moment) == timezone.localdate()
    return local.strftime("%H:%M") if same_day else local.strftime("%b %-d, %H:%M")
