from django.urls import path

from cases.views import report

urlpatterns = [path("headline/", report.headline, name="report-headline")]
