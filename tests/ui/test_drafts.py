"""Drafts: kept on the server, encrypted, their owner's alone."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from taskforce.access.identity import acting
from taskforce.ui.models import Draft
from taskforce.ui.services import drafts

KEY = "/cases/7/log/new"


def post(client, body="a long text", key=KEY):
    return client.post(reverse("drafts"), {"key": key, "body": body})


def get(client, key=KEY):
    return client.get(reverse("drafts"), {"key": key})


def test_a_draft_comes_back_as_it_was(cast, log_in):
    client = log_in(cast.detective)
    assert post(client, "Zoë, 夜, 🚐\nline").status_code == 200
    assert get(client).json()["body"] == "Zoë, 夜, 🚐\nline"


def test_a_newer_draft_replaces_the_older(cast, log_in):
    client = log_in(cast.detective)
    post(client, "one")
    post(client, "two")
    assert get(client).json()["body"] == "two"
    with acting(cast.detective):
        assert Draft.objects.count() == 1


def test_no_draft_is_no_content(cast, log_in):
    assert get(log_in(cast.detective)).status_code == 204


def test_a_draft_can_be_discarded(cast, log_in):
    client = log_in(cast.detective)
    post(client)
    assert client.delete(f"{reverse('drafts')}?key={KEY}").status_code == 204
    assert get(client).status_code == 204


def test_a_saved_form_clears_its_draft(cast, log_in):
    client = log_in(cast.detective)
    post(client)
    with acting(cast.detective):
        drafts.clear(cast.detective, KEY)
    assert get(client).status_code == 204


def test_a_colleague_finds_nothing(cast, client):
    client.force_login(cast.detective)
    post(client)
    client.force_login(cast.supervisor)
    assert get(client).status_code == 204


def test_the_database_gives_a_colleague_no_row(cast, log_in):
    post(log_in(cast.detective))
    with acting(cast.supervisor):
        assert not Draft._base_manager.exists()


def test_the_column_holds_no_readable_text(cast, log_in):
    post(log_in(cast.detective), "Motel on Route 9")
    with acting(cast.detective), connection.cursor() as cursor:
        cursor.execute("select body from ui_draft")
        assert b"Motel" not in bytes(cursor.fetchone()[0])


@pytest.mark.parametrize("key", ["", "a b", "x" * 201, "<script>"])
def test_a_name_that_no_form_has_is_refused(cast, log_in, key):
    assert post(log_in(cast.detective), key=key).status_code == 400


def test_a_draft_beyond_the_limit_is_refused(cast, log_in, monkeypatch):
    monkeypatch.setattr(drafts, "MAX_CHARACTERS", 10)
    assert post(log_in(cast.detective), "x" * 11).status_code == 413


def test_a_refused_key_never_reaches_the_table(cast):
    with acting(cast.detective), pytest.raises(ValidationError):
        drafts.keep(cast.detective, "a b", "x")


def test_answers_are_kept_in_no_cache(cast, log_in):
    assert "no-store" in get(log_in(cast.detective))["Cache-Control"]
