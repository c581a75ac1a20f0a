from django.urls import path

from taskforce.onboarding.views import member, places, set_up

urlpatterns = [
    path("set-up/", set_up.start, name="set-up"),
    path("set-up/agency/", set_up.agency, name="set-up-agency"),
    path("set-up/jurisdictions/", set_up.places, name="set-up-places"),
    path("set-up/administrator/", set_up.administrator, name="set-up-administrator"),
    path("set-up/done/", set_up.done, name="set-up-done"),
    path("agency/jurisdictions/", places.of_agency, name="agency-jurisdictions"),
    path("jurisdictions/add/", places.of_lists, name="jurisdiction-add"),
    path("task-forces/<int:pk>/agencies/new/", member.new, name="member-new"),
    path(
        "task-forces/<int:pk>/agencies/<int:agency>/password/",
        member.renew,
        name="member-password",
    ),
]
