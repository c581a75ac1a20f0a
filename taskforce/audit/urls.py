from django.urls import path

from taskforce.audit.views import audit, check

urlpatterns = [
    path("", audit.index, name="audit-list"),
    path("export/", audit.export, name="audit-export"),
    path("check/", check.check, name="audit-check"),
    path("check/run/", check.run, name="audit-check-run"),
    path("<int:pk>/", audit.detail, name="audit-event"),
]
