"""Routes of case files, below a case."""

from django.urls import path

from cases.views import casefile, casefile_acts, casefile_read

urlpatterns = [
    path("<uuid:pk>/files/", casefile.index, name="case-files"),
    path("<uuid:pk>/files/new/", casefile_acts.new, name="case-file-new"),
    path("<uuid:pk>/files/<uuid:file>/", casefile.detail, name="case-file"),
    path("<uuid:pk>/files/<uuid:file>/progress/", casefile.progress, name="case-file-progress"),
    path("<uuid:pk>/files/<uuid:file>/cancel/", casefile_acts.cancel, name="case-file-cancel"),
    path("<uuid:pk>/files/<uuid:file>/retry/", casefile_acts.retry, name="case-file-retry"),
    path(
        "<uuid:pk>/files/<uuid:file>/download/", casefile_acts.download, name="case-file-download"
    ),
    path("<uuid:pk>/files/<uuid:file>/read/", casefile_read.read, name="case-file-read"),
    path("<uuid:pk>/files/<uuid:file>/content/", casefile_read.content, name="case-file-content"),
    path("<uuid:pk>/files/<uuid:file>/printed/", casefile_read.printed, name="case-file-printed"),
]
