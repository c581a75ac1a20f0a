"""Saved views of lists."""

from django.core.exceptions import ValidationError
from django.http import QueryDict

from taskforce.ui.models import SavedView

LIMIT = 30
# Where one stands in a list is no part of a view of it.
PASSING = ("cursor", "page", "export", "view_name", "csrfmiddlewaretoken")


def cleaned(querystring: str) -> str:
    """The querystring without empty values and without the place in the list."""
    given = QueryDict(querystring[:4000], mutable=True)
    kept = QueryDict(mutable=True)
    for key, values in given.lists():
        values = [value for value in values if value]
        if key not in PASSING and values:
            kept.setlist(key, values)
    return kept.urlencode()


def save_view(user, *, page: str, name: str, querystring: str) -> SavedView:
    """Keep a list's filter under a name; the same name replaces the older view."""
    name, kept = name.strip(), cleaned(querystring)
    if not name or len(name) > 60:
        raise ValidationError("Give the view a name of up to 60 characters.", "name")
    if len(kept) > 2000:
        raise ValidationError("This filter is too long to be saved.", "too_long")
    own = SavedView.objects.visible_to(user).filter(user_id=user.pk, page=page)
    if own.exclude(name=name).count() >= LIMIT:
        raise ValidationError(f"A list keeps up to {LIMIT} views. Remove one first.", "limit")
    view, _ = own.update_or_create(
        user_id=user.pk, page=page, name=name, defaults={"querystring": kept}
    )
    return view


def views_of(user, page: str):
    """A person's views of a list, by name."""
    return SavedView.objects.visible_to(user).filter(user_id=user.pk, page=page)
