"""What the shared pages cost, session and identity included."""

import pytest
from django.urls import reverse

from taskforce.ui.registry import DESK
from tests.registries.filling import emptied

# Session, account, agency, identity and the bell, on each page; then the page's own.
PAGES = {"notifications": 7, "search": 6, "desk": 6, "quick-exit": 4}


@pytest.mark.parametrize("name", PAGES)
def test_a_shared_page_costs_few_queries(
    name, cast, log_in, monkeypatch, django_assert_max_num_queries
):
    emptied(monkeypatch, DESK)
    client = log_in(cast.detective)
    client.get(reverse(name))
    # Two savepoints are the test's own.
    with django_assert_max_num_queries(PAGES[name] + 2):
        client.get(reverse(name))
