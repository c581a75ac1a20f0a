"""Error pages: no database, nothing of the request, the same bytes for everybody."""

import pytest
from django.test import Client

from taskforce.ui.views import errors


@pytest.mark.parametrize("status", [400, 403, 404, 413, 429, 500])
def test_a_page_is_made_without_a_query_and_without_a_request(status):
    # No database mark: any query would raise.
    response = errors.error_page(status)
    assert response.status_code == status
    assert b"<h1>" in response.content


def test_the_server_error_page_needs_no_request():
    assert errors.server_error(None).status_code == 500


def test_foreign_and_absent_are_the_same_bytes(client, db):
    client.raise_request_exception = False
    assert errors.not_found(None).content == errors.not_found(object()).content


def test_a_form_without_its_secret_is_told_what_to_do(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.detective)
    response = client.post("/drafts/", {"key": "/x", "body": "[]"})
    assert response.status_code == 403
    assert "out of date" in response.content.decode()
