import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import InternalError, transaction
from django.db.utils import IntegrityError, ProgrammingError
from django.utils import timezone

from cases.models import LogEntry
from cases.services.log import add_addendum, write_entry
from cases.services.sharing import share_with_agency
from taskforce.access.doors import Absent, Refused
from taskforce.access.identity import acting
from taskforce.vault import files
from tests.cases.helpers import upload

NOW = timezone.now()


def write(case, by, text="A blue van left.", **values):
    with acting(by):
        return write_entry(case=case, by=by, text=text, **values)


def share(cast, case, level):
    with acting(cast.detective):
        share_with_agency(
            case=case,
            by=cast.detective,
            agency=cast.sheriff,
            level=level,
            purpose="joint",
            expires_at=timezone.now() + datetime.timedelta(days=5),
        )


def test_entries_are_numbered_within_the_case(cast, case):
    assert [write(case, cast.detective).number for _ in range(3)] == [1, 2, 3]


def test_the_newest_entry_is_the_last_activity_and_a_backdated_one_is_not(cast, case):
    write(case, cast.detective)
    with acting(cast.detective):
        case.refresh_from_db()
        last = case.last_activity
        write(case, cast.detective, occurred_at=NOW - datetime.timedelta(days=3))
        case.refresh_from_db()
    assert case.last_activity == last


def test_what_has_not_happened_yet_is_refused(cast, case):
    with pytest.raises(ValidationError):
        write(case, cast.detective, occurred_at=timezone.now() + datetime.timedelta(hours=1))


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 200_001])
def test_it_needs_words_but_not_endless_ones(cast, case, text):
    with pytest.raises(ValidationError):
        write(case, cast.detective, text)


def test_the_same_form_sent_twice_writes_one_entry_with_one_file(cast, case):
    key = uuid.uuid4()
    for _ in range(2):
        entry = write(case, cast.detective, idempotency_key=key, files=[upload()])
    with acting(cast.detective):
        assert case.logentrys.count() == 1
        assert entry.files.count() == 1


def test_a_file_is_kept_under_its_hash_and_opens_again(cast, case):
    entry = write(case, cast.detective, files=[upload(content=b"ledger")])
    with acting(cast.detective):
        row = entry.files.get()
    assert files.read_all(row.vault_name) == b"ledger"
    assert files.verify(row.vault_name, row.sha256)


def test_a_refused_file_leaves_no_entry(cast, case):
    with pytest.raises(ValidationError):
        write(case, cast.detective, files=[upload("tool.exe", b"MZ\x90")])
    with acting(cast.detective):
        assert not case.logentrys.exists()


def test_a_correction_is_an_addendum_to_the_first_entry(cast, case):
    entry = write(case, cast.detective)
    with acting(cast.analyst):
        first = add_addendum(case=case, entry=entry, by=cast.analyst, text="It was green.")
        second = add_addendum(case=case, entry=first, by=cast.analyst, text="Dark green.")
    assert second.addendum_to_id == entry.pk


def test_nobody_changes_or_deletes_an_entry(cast, case):
    entry = write(case, cast.detective)
    failures = (InternalError, IntegrityError, ProgrammingError)
    with acting(cast.detective):
        with pytest.raises(failures), transaction.atomic():
            LogEntry.objects.filter(pk=entry.pk).update(text="other")
        with pytest.raises(failures), transaction.atomic():
            LogEntry.objects.filter(pk=entry.pk)._raw_delete("default")


def test_an_agency_it_is_shared_with_to_see_does_not_write(cast, case):
    share(cast, case, "view")
    with pytest.raises(Refused):
        write(case, cast.neighbor)


def test_an_agency_it_is_shared_with_to_contribute_writes(cast, case):
    share(cast, case, "contribute")
    assert write(case, cast.neighbor).author == cast.neighbor


@pytest.mark.parametrize("who", ["neighbor", "outsider", "advocate", "auditor", "former"])
def test_to_others_the_case_is_not_there(cast, case, who):
    with pytest.raises(Absent):
        write(case, getattr(cast, who))
