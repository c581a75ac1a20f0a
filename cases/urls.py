from django.urls import include, path

urlpatterns: list = [
    path("", include("cases.urls_files")),
]
