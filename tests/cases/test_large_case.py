"""A case made to measure with: as large as it was asked for, with real files."""

import io

import pytest
from django.core.management import CommandError, call_command

from cases.load.large_case import make_large_case
from cases.models import LogEntry, StoredFile
from taskforce.access.identity import acting


@pytest.mark.django_db(databases=["default", "owner"])
def test_it_has_a_log_and_files_of_every_kind(cast):
    case, files = make_large_case(cast.detective, 60)
    with acting(cast.detective):
        kinds = set(StoredFile.objects.filter(case=case).values_list("media_type", flat=True))
        entries = LogEntry.objects.filter(case=case).count()
    assert kinds == {"message/rfc822", "application/pdf", "image/jpeg"}
    assert (files, entries) == (4, 39)


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_command_makes_it_for_a_person(cast):
    out = io.StringIO()
    call_command("generate_load", case_pages=20, user=cast.detective.username, stdout=out)
    assert LogEntry.objects.count() == 0  # nobody acts here
    assert "files." in out.getvalue()


@pytest.mark.parametrize(
    "options", [{"case_pages": 5000, "user": "nobody"}, {"case_pages": 3, "user": "nobody"}]
)
@pytest.mark.django_db(databases=["default", "owner"])
def test_the_command_says_what_it_needs(options):
    with pytest.raises(CommandError):
        call_command("generate_load", **options)
