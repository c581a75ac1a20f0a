"""Routes of case files, below a case."""

from django.urls import path

from cases.views import (
    casefile,
    casefile_acts,
    casefile_compare,
    casefile_list,
    casefile_read,
    casefile_transmittal,
    schedule,
)

PART = "<uuid:pk>/files/<uuid:file>/parts/<uuid:part>"

urlpatterns = [
    path("<uuid:pk>/files/", casefile_list.index, name="case-files"),
    path("<uuid:pk>/files/live/", casefile_list.live, name="case-files-live"),
    path("<uuid:pk>/files/compare/", casefile_compare.compare_files, name="case-files-compare"),
    path("<uuid:pk>/files/new/", casefile_acts.new, name="case-file-new"),
    path("<uuid:pk>/files/<uuid:file>/", casefile.detail, name="case-file"),
    path("<uuid:pk>/files/<uuid:file>/progress/", casefile.progress, name="case-file-progress"),
    path("<uuid:pk>/files/<uuid:file>/cancel/", casefile_acts.cancel, name="case-file-cancel"),
    path(
        "<uuid:pk>/files/<uuid:file>/transmittal/",
        casefile_transmittal.transmittal,
        name="case-file-transmittal",
    ),
    path("<uuid:pk>/files/<uuid:file>/retry/", casefile_acts.retry, name="case-file-retry"),
    path(f"{PART}/download/", casefile_acts.download, name="case-file-download"),
    path(f"{PART}/read/", casefile_read.read, name="case-file-read"),
    path(f"{PART}/content/", casefile_read.content, name="case-file-content"),
    path(f"{PART}/printed/", casefile_read.printed, name="case-file-printed"),
    path("<uuid:pk>/files/weekly/new/", schedule.new, name="case-file-schedule-new"),
    path("<uuid:pk>/files/weekly/<uuid:schedule>/", schedule.detail, name="case-file-schedule"),
    path(
        "<uuid:pk>/files/weekly/<uuid:schedule>/pause/",
        schedule.pause,
        name="case-file-schedule-pause",
    ),
    path(
        "<uuid:pk>/files/weekly/<uuid:schedule>/resume/",
        schedule.resume,
        name="case-file-schedule-resume",
    ),
    path(
        "<uuid:pk>/files/weekly/<uuid:schedule>/end/", schedule.end, name="case-file-schedule-end"
    ),
]
