"""Routes of the interface shell: one's own desk, drafts, views and notifications."""

import uuid

from tests.matrix import Row

NOBODYS = str(uuid.UUID(int=1))

ROWS = [
    Row("desk", others=200),
    Row("search", others=200),
    Row("drafts", others=400),
    Row("drafts", method="post", data=lambda w: {"key": "/x", "body": "[]"}, others=200),
    Row("saved-view-save", others=405),
    Row("saved-view-save", method="post", data=lambda w: {"page": "cases"}, others=302),
    Row("saved-view-delete", lambda w: {"pk": NOBODYS}, others=405),
    Row("saved-view-delete", lambda w: {"pk": NOBODYS}, method="post"),
    Row("notifications", others=200),
    Row("notifications-read", others=405),
    Row("notifications-read", method="post", others=302),
    Row("notification-follow", lambda w: {"pk": NOBODYS}, others=405),
    Row("notification-follow", lambda w: {"pk": NOBODYS}, method="post"),
    Row("quick-exit", others=200, anonymous=200),
    Row("quick-exit", method="post", others=302),
]
