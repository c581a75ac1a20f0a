from collections.abc import Callable
from functools import wraps

from django.http import Http404

from taskforce.access.principal import principal_of


def only_providers(roles: frozenset[str]) -> Callable:
    """A page that exists for those roles of a provider; for everybody else it is a 404.

    A police supervisor holds the same role name as a provider's, and has no clients.
    """

    def wrap(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not principal_of(request.user).has_any(roles) or not request.user.agency.is_provider:
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return wrap
