import datetime
import io

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from cases.models import Custody
from cases.services.custody import holder_of, record_transfer
from cases.services.evidence import add_item, add_item_files
from cases.views.evidence import joins
from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent
from taskforce.vault import files as vault
from tests.cases.helpers import picture, upload
from tests.typed import typed

NOW = timezone.now()
EARLIER = NOW - datetime.timedelta(hours=3)  # than any time that is typed


def make(case, by, **values):
    given = {
        "kind": "phone",
        "description": "A phone",
        "collected_at": EARLIER,
        "collected_by": "Hale",
    }
    with acting(by):
        return add_item(case=case, by=by, **(given | values))


def move(item, by, released, received, **values):
    with acting(by):
        return record_transfer(
            case=item.case,
            item=item,
            by=by,
            released_by=released,
            received_by=received,
            place="Room",
            purpose="storage",
            at=values.pop("at", timezone.now()),
            **values,
        )


def form(**values):
    at = typed()
    return {
        "kind": "document",
        "description": "Ledger",
        "collected_at": at,
        "collected_by": "Hale",
        "source": "collected",
        **values,
    }


def test_of_child_abuse_material_only_hash_and_place_are_kept(cast, case):
    item = make(case, cast.detective, kind="csam", reference_hash="ab" * 32, held_at="Vault")
    assert (item.reference_hash, item.held_at) == ("ab" * 32, "Vault")


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"held_at": "Vault"},
        {"reference_hash": "ab" * 32},
        {"reference_hash": "ab" * 32, "held_at": "Vault", "files": [upload()]},
    ],
)
def test_and_never_a_file_of_it(cast, case, values):
    with pytest.raises(ValidationError):
        make(case, cast.detective, kind="csam", **values)


def test_nor_later(cast, case):
    item = make(case, cast.detective, kind="csam", reference_hash="ab" * 32, held_at="Vault")
    with acting(cast.detective), pytest.raises(ValidationError, match="3509"):
        add_item_files(case=case, item=item, by=cast.detective, files=[upload()])


def test_the_page_names_the_law(cast, case, log_in):
    answer = log_in(cast.detective).post(
        reverse("case-evidence-new", args=[case.pk]),
        form(kind="csam", held_at="Vault", reference_hash="ab" * 32, files=upload()),
    )
    assert answer.status_code == 422
    assert b"18 USC 3509(m)" in answer.content


def test_the_next_transfer_begins_with_who_holds_it(cast, case, log_in):
    item = make(case, cast.detective)
    move(item, cast.detective, "Hale", "Ng")
    page = log_in(cast.detective).get(reverse("case-evidence-item", args=[case.pk, item.pk]))
    assert page.context["custody_form"].initial["released_by"] == "Ng"
    assert b"does not join" not in page.content


def test_a_chain_that_does_not_join_is_said(cast, case, log_in):
    item = make(case, cast.detective)
    move(item, cast.detective, "Somebody else", "Ng")
    page = log_in(cast.detective).get(reverse("case-evidence-item", args=[case.pk, item.pk]))
    assert b"Hale held it before" in page.content


@pytest.mark.parametrize("days", [-2, 1])
def test_a_transfer_lies_between_collection_and_now(cast, case, days):
    item = make(case, cast.detective)
    with pytest.raises(ValidationError):
        move(item, cast.detective, "Hale", "Ng", at=NOW + datetime.timedelta(days=days))


def test_a_correction_of_custody_is_a_further_transfer(cast, case):
    item = make(case, cast.detective, collected_at=NOW - datetime.timedelta(days=3))
    move(item, cast.detective, "Ng", "Hale", at=NOW - datetime.timedelta(days=1))
    move(item, cast.detective, "Hale", "Ng", at=NOW - datetime.timedelta(days=2))
    with acting(cast.detective):
        assert holder_of(item) == "Hale"


def test_the_same_file_is_kept_once(cast, case):
    item = make(case, cast.detective, files=[upload()])
    with acting(cast.detective):
        add_item_files(case=case, item=item, by=cast.detective, files=[upload("copy.txt")])
        assert item.files.count() == 1


def test_a_preview_has_no_location_in_it(cast, case, log_in):
    exif = Image.Exif()
    exif[0x010F] = "Owner's camera"
    exif.get_ifd(0x8825)[1] = "N"
    item = make(
        case,
        cast.detective,
        kind="photo",
        files=[upload("a.jpg", picture((2400, 1200), exif=exif))],
    )
    with acting(cast.detective):
        file = item.files.get()
    answer = log_in(cast.detective).get(reverse("case-attachment-preview", args=[case.pk, file.pk]))
    shown = Image.open(io.BytesIO(answer.content))
    assert dict(shown.getexif()) == {}
    assert b"Owner" not in answer.content
    assert max(shown.size) == 1600
    assert b"Owner" in vault.read_all(file.vault_name)


@pytest.mark.parametrize("size", [(15_001, 2), (8_000, 5_001)])
def test_a_huge_picture_is_kept_but_not_drawn(cast, case, size):
    content = io.BytesIO()
    Image.new("1", size).save(content, "PNG")
    item = make(case, cast.detective, files=[upload("huge.png", content.getvalue())])
    with acting(cast.detective):
        assert item.files.get().preview_name == ""


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
        b"GIF89a",
        b"\xff\xd8\xff\xe0broken",
        b"II*\x00\xff\xff",
    ],
)
def test_a_broken_picture_is_kept_but_not_drawn(cast, case, content):
    suffix = {0x89: "png", 0x47: "gif", 0xFF: "jpg", 0x49: "tif"}[content[0]]
    item = make(case, cast.detective, files=[upload(f"broken.{suffix}", content)])
    with acting(cast.detective):
        assert item.files.get().preview_name == ""


def test_a_download_is_recorded_with_its_bytes(cast, case, log_in):
    item = make(case, cast.detective, files=[upload(content=b"12345")])
    with acting(cast.detective):
        file = item.files.get()
    answer = log_in(cast.detective).get(reverse("case-attachment", args=[case.pk, file.pk]))
    assert b"".join(answer) == b"12345"
    with acting(cast.auditor):
        assert AuditEvent.objects.get(action="file.downloaded").detail["bytes"] == 5


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "nothing"},
        {"description": ""},
        {"description": "x" * 301},
        {"collected_at": "never"},
        {"reference_hash": "zz"},
        {"collected_by": ""},
    ],
)
def test_what_is_wrong_is_said(cast, case, log_in, wrong):
    answer = log_in(cast.detective).post(
        reverse("case-evidence-new", args=[case.pk]), form(**wrong)
    )
    assert answer.status_code == 422


def test_who_took_it_from_the_scene_holds_it_and_nobody_else_does():
    taken = Custody(released_by="Scene", received_by="Hale", purpose="intake")
    assert joins(taken, "hale ", first=True)
    assert not joins(taken, "Hale", first=False)
    assert not joins(taken, "Roe", first=True)
