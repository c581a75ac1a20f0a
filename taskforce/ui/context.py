"""What every page is given: the frame's data, worked out only where it is used."""

from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.functional import cached_property

from taskforce.access.principal import principal_of
from taskforce.ui.registry import NAVIGATION, shown_to

PRODUCT = "Task Force Case Management"

# Roles whose pages can be dangerous to be seen reading: they get the quick exit.
QUICK_EXIT_ROLES = frozenset({"advocate", "partner"})


class Shell:
    """The frame around one request's page. Templates read it as ``shell``."""

    product = PRODUCT

    def __init__(self, request):
        self.request = request

    @cached_property
    def user(self):
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def principal(self):
        return principal_of(self.user)

    @property
    def demo(self) -> bool:
        return bool(getattr(settings, "DEMO", False))

    @property
    def idle_seconds(self) -> int:
        return int(getattr(settings, "IDLE_LOCK_SECONDS", 1800))

    @property
    def session_seconds(self) -> int:
        """How long the log-in still lasts, whatever the person does."""
        return max(0, self.request.session.get_expiry_age())

    @property
    def quick_exit(self) -> bool:
        return self.principal.has_any(QUICK_EXIT_ROLES)

    @cached_property
    def sections(self) -> list[dict]:
        """The side navigation: ``[{"label", "items": [{"label", "href", "icon", "current"}]}]``."""
        urlconf = get_urlconf() or settings.ROOT_URLCONF
        lines = shown_to(self.principal, NAVIGATION)
        found = ((item, _address(item.url_name, urlconf)) for item in lines)
        items = [(item, href) for item, href in found if href]
        current = _current(items, self.request.path)
        sections: dict[str, list] = {}
        for item, href in items:
            line = {
                "label": item.label,
                "href": href,
                "icon": item.icon,
                "current": item is current,
            }
            sections.setdefault(item.section, []).append(line)
        return [{"label": label, "items": lines} for label, lines in sections.items()]

    @cached_property
    def navigation(self) -> str:
        """The side navigation, drawn once for both its places."""
        return render_to_string("components/navigation.html", {"sections": self.sections})

    @cached_property
    def unread(self) -> str:
        """The number on the bell, "" for none, "99+" at most."""
        from taskforce.ui.services.notifications import unread_count

        if self.user is None:
            return ""
        count = unread_count(self.user.pk, limit=100)
        return "" if not count else "99+" if count > 99 else str(count)


@lru_cache(maxsize=256)
def _address(url_name: str, urlconf: str | None) -> str:
    """A line without its page is left out; a test names it (no page may fall for a line)."""
    try:
        return reverse(url_name, urlconf=urlconf)
    except NoReverseMatch:
        return ""


def _current(items, path: str):
    """The line whose address is the longest beginning of the path."""
    best, length = None, 0
    for item, href in items:
        for prefix in (href, *item.covers):
            fits = path == prefix if prefix == "/" else path.startswith(prefix)
            if fits and len(prefix) > length:
                best, length = item, len(prefix)
    return best


def shell(request) -> dict:
    """Context processor."""
    return {"shell": Shell(request)}
