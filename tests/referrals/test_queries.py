"""What each page costs, session and identity included; ACCESS.md aims at 8 for a list."""

import pytest
from django.urls import reverse

LISTS = {"referral-list": 13, "listing-list": 11}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_few_queries(name, from_riverton, cast, log_in, django_assert_max_num_queries):
    client = log_in(cast.advocate)
    client.get(reverse(name))
    with django_assert_max_num_queries(LISTS[name]):
        client.get(reverse(name))


@pytest.mark.parametrize("which", ["from_harbor", "from_riverton"])
def test_a_referral_costs_few_queries(which, request, cast, log_in, django_assert_max_num_queries):
    referral = request.getfixturevalue(which)
    client, page = log_in(cast.advocate), reverse("referral-detail", args=[referral.pk])
    client.get(page)
    # Two savepoints and a changed identity are the test's own.
    with django_assert_max_num_queries(15):
        client.get(page)
