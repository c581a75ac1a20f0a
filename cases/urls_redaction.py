"""Routes of redaction, below a case."""

from django.urls import path

from cases.views import redaction, redaction_exhibit

HERE = "<uuid:pk>/redaction/"
PAGE = f"{HERE}exhibits/<uuid:file_pk>/<int:page>/"

urlpatterns = [
    path(HERE, redaction.review, name="case-redaction"),
    path(f"{HERE}decide/", redaction.decide, name="case-redaction-decide"),
    path(f"{HERE}text/", redaction.text, name="case-redaction-text"),
    path(PAGE, redaction_exhibit.exhibit, name="case-redaction-exhibit"),
    path(f"{PAGE}picture/", redaction_exhibit.image, name="case-redaction-picture"),
]
