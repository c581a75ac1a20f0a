"""The product's routes and one page more: a form whose draft is kept."""

from django import forms
from django.shortcuts import redirect, render
from django.urls import path

from taskforce.ui.forms import LongText
from taskforce.ui.services import drafts
from taskforce.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
KEY = "/a-form/"


class Entry(forms.Form):
    text = forms.CharField(label="What happened", widget=LongText)
    kind = forms.ChoiceField(choices=[("a", "Call"), ("b", "Visit")])
    urgent = forms.BooleanField(required=False)
    password = forms.CharField(required=False, widget=forms.PasswordInput)


def a_form(request):
    form = Entry(request.POST or None)
    if form.is_valid():
        drafts.clear(request.user, KEY)
        return redirect("a-form")
    context = {"heading": "A form", "form": form, "draft": KEY, "submit": "Save"}
    return render(request, "ui/test_form.html", context)


urlpatterns = [*urlpatterns, path("a-form/", a_form, name="a-form")]
