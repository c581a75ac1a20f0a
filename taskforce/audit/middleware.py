import uuid

from django.conf import settings

from taskforce.audit.context import coming_from


class OriginMiddleware:
    """Gives each request an id and its network address, for the audit and the logs.

    ``X-Forwarded-For`` counts only behind our own proxy (``TRUSTED_PROXIES`` hops);
    otherwise anybody could write an address into the record.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.request_id = str(uuid.uuid4())
        with coming_from(client_address(request), request.request_id):
            response = self.get_response(request)
        response["X-Request-ID"] = request.request_id
        return response


def client_address(request) -> str:
    """The address of the person's machine, as far as it can be trusted."""
    hops = getattr(settings, "TRUSTED_PROXIES", 0)
    forwarded = request.headers.get("X-Forwarded-For", "")
    listed = [part.strip() for part in forwarded.split(",") if part.strip()]
    if hops and len(listed) >= hops:
        return listed[-hops]
    return request.META.get("REMOTE_ADDR", "") or "local"
