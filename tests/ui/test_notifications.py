"""Notifications: a kind and an address, never content."""

import pytest
from django.urls import reverse

from taskforce.access.identity import acting
from taskforce.access.principal import WORKER
from taskforce.ui.models import Notification
from taskforce.ui.services.notifications import NOTICES, Notice, notify


@pytest.fixture
def told(cast):
    """The partner is told by the detective of another agency."""
    with acting(cast.detective):
        notify([cast.partner.pk], "new_item", "/referrals/")
    with acting(cast.partner):
        return Notification.objects.get()


def bell(client):
    return client.get(reverse("desk")).content.decode()


def test_a_person_of_another_agency_can_be_told(told, cast):
    assert told.user_id == cast.partner.pk


def test_the_worker_can_tell(cast):
    with acting(WORKER):
        notify([cast.detective.pk], "export_ready", "/cases/")
    with acting(cast.detective):
        assert Notification.objects.count() == 1


def test_who_told_cannot_read_it(told, cast):
    with acting(cast.detective):
        assert not Notification._base_manager.exists()


def test_the_bell_shows_how_many_are_unread(told, cast, log_in):
    assert '<span class="tf-bell__count">1<' in bell(log_in(cast.partner))


def test_the_bell_is_quiet_for_everybody_else(told, cast, log_in):
    assert "tf-bell__count" not in bell(log_in(cast.detective))


def test_following_one_marks_it_as_read(told, cast, log_in):
    client = log_in(cast.partner)
    response = client.post(reverse("notification-follow", args=[told.pk]))
    assert (response.status_code, response["Location"]) == (302, "/referrals/")
    assert "tf-bell__count" not in bell(client)


def test_reading_the_list_changes_nothing(told, cast, log_in):
    client = log_in(cast.partner)
    assert "You have 1 new item" in client.get(reverse("notifications")).content.decode()
    assert "tf-bell__count" in bell(client)


def test_all_can_be_marked_at_once(told, cast, log_in):
    client = log_in(cast.partner)
    client.post(reverse("notifications-read"))
    assert "tf-bell__count" not in bell(client)


def test_another_persons_is_not_there(told, cast, log_in):
    url = reverse("notification-follow", args=[told.pk])
    assert log_in(cast.detective).post(url).status_code == 404


@pytest.mark.parametrize("url", ["https://example.org/", "//example.org", "/\\example.org", "x"])
def test_a_notification_never_leads_elsewhere(cast, url):
    with acting(cast.detective), pytest.raises(ValueError, match="of this site"):
        notify([cast.detective.pk], "new_item", url)


def test_an_undeclared_kind_is_refused(cast):
    with acting(cast.detective), pytest.raises(LookupError):
        notify([cast.detective.pk], "gossip", "/")


def test_a_kind_has_one_text():
    with pytest.raises(ValueError, match="twice"):
        NOTICES.add(Notice("new_item", "Another text"))
