import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.utils import Error

from taskforce.access.doors import Absent, Refused
from taskforce.access.identity import acting
from taskforce.audit.models import ChangeRecord
from tests.cast import make_user
from victims.models import ConfidentialNote
from victims.services import write_note


def write(cast, client, text="told me in trust", who="advocate", key=None):
    person = getattr(cast, who)
    with acting(person):
        return write_note(client=client, by=person, text=text, idempotency_key=key or uuid.uuid4())


def test_a_colleague_who_is_an_advocate_reads_it(cast, survivor):
    write(cast, survivor)
    colleague = make_user("colleague", cast.harbor, "advocate")
    with acting(colleague):
        assert ConfidentialNote.objects.get().text == "told me in trust"


@pytest.mark.parametrize(
    "who",
    [
        "director",
        "partner",
        "detective",
        "supervisor",
        "commander",
        "prosecutor",
        "auditor",
        "administrator",
        "coordinator",
        "neighbor",
        "outsider",
        "former",
    ],
)
def test_nobody_else_can_even_count_notes(cast, survivor, who):
    """Invariant 4, in the database alone."""
    write(cast, survivor)
    with acting(getattr(cast, who)):
        assert ConfidentialNote.objects.count() == 0


def test_a_double_submit_writes_one(cast, survivor):
    key = uuid.uuid4()
    assert write(cast, survivor, key=key) == write(cast, survivor, key=key)


def test_it_does_not_move_the_client_in_the_list(cast, survivor):
    before = survivor.last_activity
    write(cast, survivor)
    with acting(cast.advocate):
        survivor.refresh_from_db()
    assert survivor.last_activity == before


def test_the_history_of_the_client_does_not_know_of_it(cast, survivor):
    write(cast, survivor)
    with acting(cast.director):
        assert not ChangeRecord.objects.filter(table_name="victims_confidentialnote").exists()


@pytest.mark.parametrize("text", ["", "  \n", "x" * 50_001])
def test_an_empty_or_endless_note_is_refused(cast, survivor, text):
    with pytest.raises(ValidationError):
        write(cast, survivor, text)


def test_the_providers_supervisor_writes_none(cast, survivor):
    with pytest.raises(Refused):
        write(cast, survivor, who="director")


def test_a_detective_writes_none(cast, survivor):
    with pytest.raises(Absent):
        write(cast, survivor, who="detective")


def test_a_note_is_never_changed(cast, survivor):
    note = write(cast, survivor)
    with acting(cast.advocate), pytest.raises(Error), transaction.atomic():
        ConfidentialNote.objects.filter(pk=note.pk).update(text="else")
