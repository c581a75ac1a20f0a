"""Saved views: a list's filter under a name, its owner's alone."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from taskforce.access.identity import acting
from taskforce.ui.models import SavedView
from taskforce.ui.services import saved_views
from taskforce.ui.services.saved_views import cleaned, save_view, views_of


def save(client, name="Open", query="status=open&cursor=abc", path="/cases/"):
    data = {"page": "cases", "view_name": name, "querystring": query, "path": path}
    return client.post(reverse("saved-view-save"), data)


def test_saving_leads_back_to_the_list_as_it_was(cast, log_in):
    assert save(log_in(cast.detective))["Location"] == "/cases/?status=open"


def test_a_view_keeps_neither_place_nor_empty_fields():
    assert cleaned("status=open&words=&cursor=x&sort=-last") == "status=open&sort=-last"


def test_the_same_name_replaces_the_older_view(cast, log_in):
    client = log_in(cast.detective)
    save(client)
    save(client, query="status=closed")
    with acting(cast.detective):
        assert [v.querystring for v in views_of(cast.detective, "cases")] == ["status=closed"]


def test_a_colleague_has_views_of_their_own(cast, log_in):
    save(log_in(cast.detective))
    with acting(cast.supervisor):
        assert not SavedView._base_manager.exists()


def test_removing_one(cast, log_in):
    client = log_in(cast.detective)
    save(client)
    with acting(cast.detective):
        pk = SavedView.objects.get().pk
    url = reverse("saved-view-delete", args=[pk])
    assert client.post(url, {"path": "/cases/"})["Location"] == "/cases/"
    with acting(cast.detective):
        assert not SavedView.objects.exists()


def test_a_colleagues_view_cannot_be_removed(cast, client):
    client.force_login(cast.detective)
    save(client)
    with acting(cast.detective):
        pk = SavedView.objects.get().pk
    client.force_login(cast.supervisor)
    assert client.post(reverse("saved-view-delete", args=[pk])).status_code == 404


@pytest.mark.parametrize("path", ["https://example.org/", "//example.org", "", "/x?y=1"])
def test_the_way_back_never_leads_elsewhere(cast, log_in, path):
    assert save(log_in(cast.detective), path=path)["Location"] == "/?status=open"


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_view_needs_a_name(cast, name):
    with acting(cast.detective), pytest.raises(ValidationError, match="name"):
        save_view(cast.detective, page="cases", name=name, querystring="a=1")


def test_a_list_keeps_a_limited_number(cast, monkeypatch):
    monkeypatch.setattr(saved_views, "LIMIT", 1)
    with acting(cast.detective):
        save_view(cast.detective, page="cases", name="One", querystring="a=1")
        with pytest.raises(ValidationError, match="up to 1"):
            save_view(cast.detective, page="cases", name="Two", querystring="a=1")
