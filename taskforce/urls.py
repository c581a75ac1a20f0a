"""All routes; each app lists its own. ``tests/matrix`` holds the expected answer of each."""

from django.urls import include, path

from taskforce import health

urlpatterns = [
    path("", include("taskforce.ui.urls")),
    path("", include("taskforce.accounts.urls")),
    path("", include("taskforce.onboarding.urls")),
    path("audit/", include("taskforce.audit.urls")),
    path("cases/", include("cases.urls")),
    path("reports/", include("cases.urls_reports")),
    path("clients/", include("victims.urls")),
    path("referrals/", include("referrals.urls")),
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
]

handler400 = "taskforce.ui.views.errors.bad_request"
handler403 = "taskforce.ui.views.errors.forbidden"
handler404 = "taskforce.ui.views.errors.not_found"
handler500 = "taskforce.ui.views.errors.server_error"
