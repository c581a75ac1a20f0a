from django.urls import path

from taskforce.ui.views import desk, drafts, notifications, quick_exit, saved_views, search

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("search/", search.search, name="search"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("views/", saved_views.save, name="saved-view-save"),
    path("views/<uuid:pk>/delete/", saved_views.delete, name="saved-view-delete"),
    path("notifications/", notifications.index, name="notifications"),
    path("notifications/read/", notifications.read_all, name="notifications-read"),
    path("notifications/<uuid:pk>/", notifications.follow, name="notification-follow"),
    path("quick-exit/", quick_exit.quick_exit, name="quick-exit"),
]
