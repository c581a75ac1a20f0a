"""The identity of each request, and the record of each refusal."""

from django.db import transaction
from django.http import HttpRequest

from taskforce.access.doors import Absent, Refused
from taskforce.access.identity import acting
from taskforce.accounts.announce import announce


class IdentityMiddleware:
    """Everything after it runs as the logged-in person; refusals are recorded.

    A refused view's transaction is rolled back, so its refusal is written in one of its own.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        with acting(request.user):
            response = self.get_response(request)
            refusal = getattr(request, "refusal", None)
            if refusal is not None:
                with transaction.atomic():
                    announce(**refusal)
            return response

    def process_exception(self, request, exception):
        """Remember what was refused; the 403 or 404 itself is made by Django."""
        if isinstance(exception, Refused):
            request.refusal = {
                "action": "access.refused",
                "obj": exception.row,
                "asked": exception.action,
                "outcome": "refused",
            }
        elif isinstance(exception, Absent):
            request.refusal = {
                "action": "access.absent",
                "obj": None,
                "outcome": "refused",
                "kind": exception.model._meta.label_lower,
                "key": str(exception.key)[:64],
            }
        return
