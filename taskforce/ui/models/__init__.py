from taskforce.ui.models.draft import Draft
from taskforce.ui.models.notification import Notification
from taskforce.ui.models.saved_view import SavedView

__all__ = ["Draft", "Notification", "SavedView"]
