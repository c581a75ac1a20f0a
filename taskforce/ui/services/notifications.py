"""Notifications without content: a kind, an address, and whether it was read."""

from collections.abc import Iterable

from django.utils import timezone

from taskforce.ui.models import Notification

_kinds: dict[str, str] = {
    "new_item": "You have 1 new item",
    "export_ready": "An export is ready",
    "export_failed": "An export could not be finished",
}


def declare_kind(kind: str, text: str) -> None:
    """A higher floor's kind, with a text that says no name and no content."""
    if _kinds.get(kind, text) != text:
        raise ValueError(f"notification kind {kind} is declared twice")
    _kinds[kind] = text


def text_of(kind: str) -> str:
    """What the list says of a kind; raises ``LookupError`` for an undeclared one."""
    return _kinds[kind]


def is_local(url: str) -> bool:
    """Whether an address is a path of this site."""
    return url.startswith("/") and not url.startswith(("//", "/\\")) and len(url) <= 300


def notify(user_ids: Iterable[int], kind: str, url: str) -> int:
    """Tell people, in the running transaction, that something waits at ``url``."""
    text_of(kind)
    if not is_local(url):
        raise ValueError("a notification leads to a page of this site")
    now = timezone.now()
    rows = [
        Notification(user_id=id, kind=kind, url=url, created_at=now) for id in sorted(set(user_ids))
    ]
    Notification.objects.bulk_create(rows)
    return len(rows)


def mark_read(user, notification: Notification) -> None:
    """The owner opened it."""
    if notification.read_at is None:
        notification.read_at = timezone.now()
        notification.save(update_fields=["read_at"])


def mark_all_read(user) -> int:
    """The owner has seen them all."""
    unread = Notification.objects.visible_to(user).filter(read_at__isnull=True)
    return unread.update(read_at=timezone.now())


def unread_count(user_id: int, limit: int) -> int:
    """How many are unread, counted to ``limit`` at most."""
    unread = Notification.objects.filter(user_id=user_id, read_at__isnull=True)
    return unread.order_by()[:limit].count()
