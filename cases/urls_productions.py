"""Routes of discovery, below a case."""

from django.urls import path

from cases.views import (
    production,
    production_acts,
    production_checklist,
    production_exhibit,
    production_withheld,
)

CASE = "<uuid:pk>/productions/"
ONE = f"{CASE}<uuid:production_pk>/"

urlpatterns = [
    path(CASE, production.log, name="case-productions"),
    path(f"{CASE}export.csv", production.export, name="case-productions-export"),
    path(f"{CASE}find/", production.find, name="case-bates"),
    path(f"{CASE}new/", production_acts.new, name="case-production-new"),
    path(f"{CASE}withheld/", production_withheld.withheld, name="case-withheld"),
    path(f"{CASE}withheld/new/", production_withheld.new, name="case-withhold"),
    path(
        f"{CASE}withheld/<uuid:withholding_pk>/end/",
        production_withheld.end,
        name="case-withholding-end",
    ),
    path(f"{CASE}checklist/<slug:duty>/", production_checklist.mark, name="case-duty"),
    path(ONE, production.detail, name="case-production"),
    path(f"{ONE}sheet/", production.sheet, name="case-production-sheet"),
    path(f"{ONE}correct/", production_acts.correct, name="case-production-correct"),
    path(
        f"{ONE}exhibits/<uuid:file_pk>/",
        production_exhibit.decide,
        name="case-production-exhibit",
    ),
    path(f"{ONE}looked/", production_exhibit.looked, name="case-production-looked"),
    path(f"{ONE}prepare/", production_acts.prepare, name="case-production-prepare"),
    path(f"{ONE}serve/", production_acts.serve, name="case-production-serve"),
    path(f"{ONE}cancel/", production_acts.cancel, name="case-production-cancel"),
]
