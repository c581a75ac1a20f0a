"""The chain: append-only, whole under concurrency, and tampering is named."""

import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction

from taskforce.access.identity import acting
from taskforce.audit import record
from taskforce.audit.models import AuditEvent
from taskforce.audit.services.seal import seal
from taskforce.audit.services.verify import audit_faults
from tests.cast import make_cast

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def events():
    """Three acts of the detective, one of the analyst, all sealed; ids in order."""
    cast = make_cast()
    for person in (cast.detective, cast.detective, cast.analyst, cast.detective):
        with acting(person), transaction.atomic():
            record("account.viewed", person)
    seal()
    with connections["owner"].cursor() as cursor:
        cursor.execute("select id from audit_auditevent order by id")
        return cast, [key for (key,) in cursor.fetchall()]


def named() -> list[str]:
    return [f"{one.kind} {one.row_id or one.seq}" for one in audit_faults()]


def test_an_untouched_audit_is_whole(events, capsys):
    call_command("verify", "audit")
    assert "4 events, no fault" in capsys.readouterr().out


@pytest.mark.parametrize(
    "column",
    [
        "action = 'x'",
        "detail = '{\"a\": 1}'",
        "actor_id = null",
        "at = at + interval '1 second'",
        "object_id = '9'",
        "source = 'y'",
    ],
)
def test_an_altered_event_is_named(events, as_owner, column):
    _, keys = events
    as_owner(f"update audit_auditevent set {column} where id = {keys[1]}")
    assert named() == [f"altered {keys[1]}"]


def test_an_event_whose_hash_was_recomputed_is_named_by_the_next_link_and_the_seal(
    events, as_owner
):
    _, keys = events
    as_owner(
        f"update audit_auditevent set action = 'x' where id = {keys[1]}",
        f"update audit_auditevent e set hash = audit_event_hash(e) where id = {keys[1]}",
    )
    assert named() == [f"relinked {keys[3]}"]


def test_a_whole_chain_that_was_rewritten_is_unlike_its_seal(events, as_owner):
    cast, keys = events
    key = keys[2]  # the analyst's only act
    as_owner(
        f"update audit_auditevent set action = 'x' where id = {key}",
        f"update audit_auditevent e set hash = audit_event_hash(e) where id = {key}",
        f"update audit_chainhead set hash = (select hash from audit_auditevent where id = {key})"
        f" where chain = 'user-{cast.analyst.pk}'",
    )
    assert [one.split()[0] for one in named()] == ["unlike"]


def test_a_removed_event_is_named(events, as_owner):
    _, keys = events
    as_owner(f"delete from audit_auditevent where id = {keys[1]}")
    assert named() == ["missing 2"]


def test_an_end_that_was_cut_off_is_named(events, as_owner):
    _, keys = events
    as_owner(f"delete from audit_auditevent where id = {keys[3]}")
    assert "cut 3" in named()


def test_an_end_that_was_cut_off_with_its_head_is_named_by_the_seal(events, as_owner):
    cast, keys = events
    as_owner(
        f"delete from audit_auditevent where id = {keys[3]}",
        "update audit_chainhead h set seq = e.seq, hash = e.hash from audit_auditevent e"
        f" where e.id = {keys[1]} and h.chain = e.chain",
    )
    assert len(named()) == 1 and named()[0].startswith("unlike its seal")


def test_an_altered_or_removed_seal_is_named(events, as_owner, act):
    cast, _ = events
    with acting(cast.analyst), transaction.atomic():
        record("account.viewed", cast.analyst)
    seal()
    (first,), (second,) = as_owner("select id from audit_auditseal order by id")
    as_owner(f"update audit_auditseal set at = at + interval '1 hour' where id = {first}")
    assert named() == [f"seal altered {first}"]
    as_owner(f"delete from audit_auditseal where id = {first}")
    assert named() == [f"seal missing {second}"]


def test_without_the_owner_it_cannot_be_told(events, monkeypatch):
    monkeypatch.delitem(connections.databases, "owner")
    with pytest.raises(CommandError, match="OWNER_DATABASE_URL is not set") as refused:
        call_command("verify", "audit")
    assert refused.value.returncode == 3


def test_the_command_names_it_and_fails(events, as_owner, capsys):
    _, keys = events
    as_owner(f"update audit_auditevent set action = 'x' where id = {keys[1]}")
    with pytest.raises(CommandError):
        call_command("verify", "audit")
    assert f"FAULT: event {keys[1]} " in capsys.readouterr().out


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_auditevent set action = 'x'",
        "delete from audit_auditevent",
        "truncate audit_auditevent",
        "update audit_auditseal set at = now()",
        "delete from audit_auditseal",
    ],
)
@pytest.mark.parametrize("role", ["default", "owner"])
def test_nobody_changes_a_row(events, role, statement):
    cast, _ = events
    with pytest.raises(DatabaseError), acting(cast.auditor), transaction.atomic(using=role):
        with connections[role].cursor() as cursor:
            cursor.execute(statement)


def test_the_application_reaches_no_head(events):
    cast, _ = events
    with pytest.raises(DatabaseError), acting(cast.auditor), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("update audit_chainhead set seq = 0")


def test_whatever_is_sent_for_the_chain_is_ignored(events):
    cast, _ = events
    with acting(cast.detective), transaction.atomic():
        AuditEvent.objects.create(
            action="account.viewed", actor=cast.analyst, chain="other", seq=77, hash=b"x"
        )
        made = AuditEvent.objects.latest("pk")
    assert (made.actor_id, made.chain, made.seq) == (
        cast.detective.pk,
        f"user-{cast.detective.pk}",
        4,
    )


def test_many_at_once_keep_the_chain_whole(events):
    cast, _ = events

    def work():
        try:
            for _ in range(10):
                with acting(cast.detective), transaction.atomic():
                    record("account.viewed", cast.detective)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    seal()
    for thread in threads:
        thread.join()
    seal()
    assert named() == []
    with acting(cast.detective), transaction.atomic():
        assert AuditEvent.objects.count() == 43


def test_sealing_waits_for_nobody(events):
    cast, _ = events
    held, go_on = threading.Event(), threading.Event()

    def hold():
        try:
            with acting(cast.detective), transaction.atomic():
                record("account.viewed", cast.detective)
                held.set()
                go_on.wait(10)
        finally:
            connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    with acting(cast.analyst), transaction.atomic():
        record("account.viewed", cast.analyst)
    assert seal() is not None
    go_on.set()
    thread.join()
    assert seal() is not None and seal() is None and named() == []


def test_what_was_rolled_back_leaves_no_gap(events):
    cast, _ = events
    with pytest.raises(ZeroDivisionError), acting(cast.detective), transaction.atomic():
        record("account.viewed", cast.detective)
        raise ZeroDivisionError
    assert named() == []
