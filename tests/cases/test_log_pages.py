import datetime
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.services.log import write_entry
from taskforce.access.identity import acting
from taskforce.ui.services import drafts
from tests.cases.helpers import picture, upload
from tests.typed import typed


def form(**values):
    now = typed()
    return {
        "text": "A blue van left.",
        "kind": "narrative",
        "occurred_at": now,
        "idempotency_key": str(uuid.uuid4()),
        **values,
    }


@pytest.fixture
def detective(cast, log_in):
    return log_in(cast.detective)


@pytest.fixture
def add(case):
    return reverse("case-log-add", args=[case.pk])


def entries(cast, case):
    with acting(cast.detective):
        return list(case.logentrys.order_by("number"))


def test_a_saved_entry_stands_on_the_page(cast, case, detective, add):
    page = detective.post(add, form(), follow=True).content.decode()
    assert "A blue van left." in page
    assert "Entry 1 was saved." in page


def test_htmx_gets_the_log_alone(cast, case, detective, add):
    answer = detective.post(add, form(), headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.content.startswith(b'\n<div id="log"') or b"<html" not in answer.content
    assert b"A blue van left." in answer.content


def test_a_double_submit_makes_one(cast, case, detective, add):
    sent = form()
    detective.post(add, sent)
    detective.post(add, sent)
    assert len(entries(cast, case)) == 1


def test_its_draft_is_forgotten_when_it_is_saved(cast, case, detective, add):
    with acting(cast.detective):
        drafts.keep(cast.detective, add, "half a sen")
    detective.post(add, form())
    with acting(cast.detective):
        assert drafts.find(cast.detective, add) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "x" * 200_001},
        {"kind": "nonsense"},
        {"occurred_at": "2026-02-31T25:61"},
        {"occurred_at": "0001-01-01T00:00"},
        {"occurred_at": "99999-01-01T00:00"},
        {"occurred_at": ""},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(cast, case, detective, add, wrong):
    answer = detective.post(add, form(**wrong))
    assert answer.status_code == 422
    assert b"Nothing was saved" in answer.content
    assert entries(cast, case) == []


def test_a_future_time_is_refused(cast, case, detective, add):
    later = typed(timezone.now() + datetime.timedelta(days=1))
    assert detective.post(add, form(occurred_at=later)).status_code == 422


def test_nul_is_a_clear_400(cast, case, detective, add):
    assert detective.post(add, form(text="a\x00b")).status_code == 400


@pytest.mark.parametrize(
    "name, content",
    [
        ("ledger.pdf", picture()),
        ("photo.jpg", b"%PDF-1.7 x"),
        ("tool.exe", b"MZ\x90\x00"),
        ("run.sh", b"echo"),
        ("empty.txt", b""),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(cast, case, detective, add, name, content):
    answer = detective.post(add, form(files=upload(name, content)))
    assert answer.status_code == 422
    assert entries(cast, case) == []


def test_too_large_a_file_is_refused_at_the_form(cast, case, detective, add, settings, monkeypatch):
    from cases.forms.log import EntryForm

    monkeypatch.setattr(EntryForm.base_fields["files"], "max_bytes", 10)
    answer = detective.post(add, form(files=upload(content=b"x" * 11)))
    assert answer.status_code == 422


def test_a_truncated_pdf_is_kept_as_evidence(cast, case, detective, add):
    cut = upload("cut.pdf", b"%PDF-1.7\n1 0 obj")
    assert detective.post(add, form(files=cut)).status_code == 302


def test_an_attachment_is_always_a_download(cast, case, detective):
    with acting(cast.detective):
        entry = write_entry(
            case=case,
            by=cast.detective,
            text="x",
            files=[upload('a"b\r\n.html', b"<script>alert(1)</script>")],
        )
        file = entry.files.get()
    answer = detective.get(reverse("case-attachment", args=[case.pk, file.pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer) == b"<script>alert(1)</script>"


def test_what_people_type_is_never_markup(cast, case, detective, add):
    page = detective.post(add, form(text="<b onclick=x>bold</b>"), follow=True).content
    assert b"<b onclick" not in page
    assert b"&lt;b onclick=x&gt;" in page


def test_a_filter_finds_words_of_an_addendum(cast, case, detective, add):
    detective.post(add, form())
    entry = entries(cast, case)[0]
    detective.post(reverse("case-entry-addendum", args=[case.pk, entry.pk]), {"text": "turquoise"})
    path = reverse("case-log", args=[case.pk])
    assert b"A blue van left." in detective.get(f"{path}?q=turquoise").content
    assert b"A blue van left." not in detective.get(f"{path}?q=purple").content


def test_an_ended_share_serves_nothing_in_the_next_request(cast, case, log_in):
    from cases.services.sharing import end_share, share_with_agency

    path = reverse("case-log", args=[case.pk])
    with acting(cast.detective):
        share_with_agency(
            case=case,
            by=cast.detective,
            agency=cast.sheriff,
            level="view",
            purpose="x",
            expires_at=timezone.now() + datetime.timedelta(days=1),
        )
    client = log_in(cast.neighbor)
    assert client.get(path).status_code == 200
    with acting(cast.detective):
        end_share(case=case, by=cast.detective, agency=cast.sheriff)
    assert client.get(path).status_code == 404


def test_a_disabled_person_is_out_at_once(cast, case, detective):
    path = reverse("case-log", args=[case.pk])
    assert detective.get(path).status_code == 200
    type(cast.detective).objects.filter(pk=cast.detective.pk).update(is_active=False)
    assert detective.get(path).status_code == 302
