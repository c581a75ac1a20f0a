"""Quick exit: logged out at once, and a page that says nothing."""

from django.urls import reverse

URL = "/quick-exit/"


def test_leaving_ends_the_session(cast, log_in):
    client = log_in(cast.advocate)
    assert client.post(URL).status_code == 302
    assert client.get(reverse("desk")).status_code == 302


def test_looking_at_the_neutral_page_ends_nothing(cast, log_in):
    client = log_in(cast.advocate)
    client.get(URL)
    assert client.get(reverse("desk")).status_code == 200


def test_the_neutral_page_names_neither_product_nor_person(cast, log_in):
    html = log_in(cast.advocate).get(URL).content.decode().lower()
    assert not [
        word for word in ("task", "case", "force", "log", cast.advocate.username) if word in html
    ]


def test_it_is_kept_in_no_cache(client, db):
    assert "no-store" in client.get(URL)["Cache-Control"]


def test_leaving_twice_is_harmless(client, db):
    assert client.post(URL).status_code == 302
