"""What load balancers ask."""

import pytest
from django.db import connections


@pytest.mark.django_db
def test_a_living_process_says_so(client):
    assert client.get("/health/live").json() == {"status": "ok"}


@pytest.mark.django_db
def test_it_is_ready_when_the_database_answers(client):
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "broker": "ok"}


@pytest.mark.django_db
def test_a_lost_broker_takes_no_node_out(client, monkeypatch):
    from celery import current_app

    monkeypatch.setattr(current_app.conf, "broker_url", "redis+socket:///nowhere.sock")
    monkeypatch.setattr(current_app.conf, "broker_write_url", "redis+socket:///nowhere.sock")
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "broker": "down"}


@pytest.mark.django_db(transaction=True)
def test_it_is_not_ready_without_the_database(client, monkeypatch):
    connections["default"].close()
    monkeypatch.setitem(connections["default"].settings_dict, "HOST", "/nowhere")
    assert client.get("/health/ready").status_code == 503
    monkeypatch.undo()
    connections["default"].close()
