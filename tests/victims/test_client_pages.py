import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent
from taskforce.ui.models import SavedView
from victims.models import Client, SafeContact
from victims.services import close_client, take_in_client, write_note


def page(client, name, *args, **query):
    return client.get(reverse(name, args=args), query)


def recorded(person, action) -> list[AuditEvent]:
    with acting(person):
        return list(AuditEvent.objects.filter(action=action))


def test_the_list_shows_code_names_and_no_name(cast, survivor, log_in):
    html = page(log_in(cast.advocate), "client-list").content.decode()
    assert "V-2026-0001" in html
    assert (
        "Anahita" not in html
        and "Annie" not in html
        and ", 1999" not in html
        and "1999-" not in html
    )


def test_the_list_is_recorded_with_ids(cast, survivor, log_in):
    page(log_in(cast.advocate), "client-list")
    assert recorded(cast.advocate, "client.listed")[0].detail["ids"] == [str(survivor.pk)]


@pytest.mark.parametrize(
    "query, shown",
    [
        ({"status": "potential"}, True),
        ({"status": "confirmed"}, False),
        ({"language": "spa"}, True),
        ({"language": "eng"}, False),
        ({"age": "adult"}, True),
        ({"age": "minor"}, False),
        ({"age": "unknown"}, False),
        ({"record": "closed"}, False),
        ({"record": "all"}, True),
        ({"status": "' or 1=1"}, True),
        ({"advocate": "999999999999999999999"}, True),
        ({"cursor": "forged"}, True),
        ({"sort": "legal_name"}, True),
    ],
)
def test_the_filters_narrow_and_nonsense_does_not(cast, survivor, log_in, query, shown):
    answer = page(log_in(cast.advocate), "client-list", **query)
    assert answer.status_code == 200
    assert ("V-2026-0001" in answer.content.decode()) is shown


def test_an_empty_list_says_why(cast, survivor, log_in):
    html = page(log_in(cast.advocate), "client-list", status="confirmed").content.decode()
    assert "Nothing fits this filter" in html and "Status: Confirmed victim" in html


def test_pages_follow_one_another_by_key(cast, log_in):
    with acting(cast.advocate):
        for number in range(55):
            Client.objects.create(
                agency=cast.harbor,
                code_name=f"V-2026-{number:04}",
                created_by=cast.advocate,
                intake_on=timezone.localdate(),
            )
    client = log_in(cast.advocate)
    first = page(client, "client-list", sort="client").context["table"]
    second = client.get(f"{reverse('client-list')}{first.older_href}").context["table"]
    names = [row.code_name for row in first.page.rows + second.page.rows]
    assert names == sorted(names) and len(set(names)) == 55


def test_the_export_holds_what_is_shown_and_is_recorded(cast, survivor, log_in):
    answer = page(log_in(cast.advocate), "client-export")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert text.splitlines()[1].startswith("V-2026-0001,Potential victim,Adult,Spanish")
    assert "Anahita" not in text
    assert recorded(cast.advocate, "list.exported")[0].detail["ids"] == [str(survivor.pk)]


def test_a_view_of_the_list_is_kept(cast, survivor, log_in):
    client = log_in(cast.advocate)
    client.post(
        reverse("saved-view-save"),
        {
            "page": "clients",
            "view_name": "Minors",
            "querystring": "age=minor",
            "path": "/clients/",
        },
    )
    assert "Minors" in page(client, "client-list").content.decode()
    with acting(cast.advocate):
        assert SavedView.objects.count() == 1


def test_the_first_page_hides_who_it_is(cast, survivor, log_in):
    html = page(log_in(cast.advocate), "client-detail", survivor.pk).content.decode()
    assert "Show identity" in html
    assert "Anahita" not in html and "Annie" not in html


def test_showing_who_it_is_is_recorded_by_itself(cast, survivor, log_in):
    html = page(log_in(cast.advocate), "client-identity", survivor.pk).content.decode()
    assert "Anahita Example" in html
    assert len(recorded(cast.advocate, "client.identity_viewed")) == 1


def test_the_identity_comes_alone_for_htmx(cast, survivor, log_in):
    path = reverse("client-identity", args=[survivor.pk])
    html = log_in(cast.advocate).get(path, HTTP_HX_REQUEST="true").content.decode()
    assert "Anahita Example" in html and "<html" not in html


def test_an_unsafe_contact_is_marked_in_words(cast, survivor, log_in):
    with acting(cast.advocate):
        SafeContact.objects.create(client=survivor, method="text", value="555-0199")
    html = page(log_in(cast.advocate), "client-detail", survivor.pk).content.decode()
    assert "Not safe: do not use" in html


def test_the_page_says_who_can_see_it_and_why(cast, survivor, log_in):
    html = page(log_in(cast.advocate), "client-detail", survivor.pk).content.decode()
    assert "Your agency owns it" in html and "Harbor House: 2 people" in html


def test_every_page_of_a_client_has_the_quick_exit(cast, survivor, log_in):
    client = log_in(cast.advocate)
    for name in (
        "client-detail",
        "client-notes",
        "client-releases",
        "client-history",
        "release-form",
        "client-status",
    ):
        assert "Quick exit" in page(client, name, survivor.pk).content.decode(), name


def test_who_only_reads_is_offered_no_button(cast, survivor, released, log_in):
    html = page(log_in(cast.director), "client-detail", survivor.pk).content.decode()
    for words in ("Close the record", "Add a need", "Record a release", "Decide", "Confidential"):
        assert words not in html, words
    assert 'name="state"' not in html


def test_one_tap_changes_a_line_of_the_first_day(cast, survivor, log_in):
    path = reverse("client-first-day", args=[survivor.pk, "food"])
    answer = log_in(cast.advocate).post(path, {"state": "done"}, HTTP_HX_REQUEST="true")
    html = answer.content.decode()
    assert html.startswith("<section") or 'id="first-day"' in html
    assert cast.advocate.full_name in html


def test_the_same_tap_works_without_scripts(cast, survivor, log_in):
    path = reverse("client-first-day", args=[survivor.pk, "food"])
    answer = log_in(cast.advocate).post(path, {"state": "done"})
    assert answer.headers["Location"].endswith("#first-day")


def test_a_wrong_tap_is_refused_in_words(cast, survivor, log_in):
    path = reverse("client-first-day", args=[survivor.pk, "food"])
    answer = log_in(cast.advocate).post(path, {"state": "eaten"}, HTTP_HX_REQUEST="true")
    assert answer.status_code == 422
    assert "no such line" in answer.content.decode()


def test_a_closed_record_offers_nothing_but_reopening(cast, survivor, log_in):
    with acting(cast.advocate):
        close_client(client=survivor, by=cast.advocate)
    html = page(log_in(cast.advocate), "client-detail", survivor.pk).content.decode()
    assert "Reopen the record" in html and "Add a need" not in html


def test_intake_needs_no_name(cast, log_in):
    answer = log_in(cast.advocate).post(
        reverse("client-new"),
        {
            "idempotency_key": uuid.uuid4(),
            "intake_on": timezone.localdate().isoformat(),
            "sex": "unknown",
            "trafficking_kind": "unknown",
        },
        follow=True,
    )
    assert "The first 24 hours" in answer.content.decode()


def test_intake_sent_twice_takes_in_one(cast, log_in):
    client, sent = (
        log_in(cast.advocate),
        {
            "idempotency_key": uuid.uuid4(),
            "intake_on": timezone.localdate().isoformat(),
            "sex": "unknown",
            "trafficking_kind": "unknown",
        },
    )
    first = client.post(reverse("client-new"), sent)
    assert client.post(reverse("client-new"), sent).url == first.url
    with acting(cast.advocate):
        assert Client.objects.count() == 1


@pytest.mark.parametrize(
    "bad",
    [
        {"birth_date_year": "2026", "birth_date_month": "2", "birth_date_day": "31"},
        {"intake_on": "9999-99-99"},
        {"history": "x" * 20_001},
        {"language": "xx"},
        {"advocate": "0"},
        {"sex": ""},
        {"minor_at_intake": "perhaps"},
        {"idempotency_key": "x"},
    ],
)
def test_bad_intake_keeps_what_was_typed(cast, log_in, bad):
    sent = {
        "idempotency_key": uuid.uuid4(),
        "intake_on": timezone.localdate().isoformat(),
        "sex": "unknown",
        "trafficking_kind": "unknown",
        "preferred_name": "Annie",
        **bad,
    }
    answer = log_in(cast.advocate).post(reverse("client-new"), sent)
    assert answer.status_code == 422
    assert "Annie" in answer.content.decode()


def test_a_nul_in_a_form_is_a_400(cast, survivor, log_in):
    path = reverse("contact-new", args=[survivor.pk])
    answer = log_in(cast.advocate).post(path, {"method": "text", "value": "5\x005"})
    assert answer.status_code == 400


def test_two_people_edit_and_both_texts_stand_side_by_side(cast, survivor, log_in):
    client, path = log_in(cast.advocate), reverse("client-identity-change", args=[survivor.pk])
    client.post(path, {"version": 1, "preferred_name": "Anna"})
    answer = client.post(path, {"version": 1, "preferred_name": "Anita"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Anna" in html and html.count("Anita") >= 2
    assert 'name="version" value="2"' in html


def test_after_comparing_the_second_save_goes_through(cast, survivor, log_in):
    client, path = log_in(cast.advocate), reverse("client-identity-change", args=[survivor.pk])
    client.post(path, {"version": 1, "preferred_name": "Anna"})
    client.post(path, {"version": 1, "preferred_name": "Anita"})
    assert client.post(path, {"version": 2, "preferred_name": "Anita"}).status_code == 302
    with acting(cast.advocate):
        survivor.refresh_from_db()
    assert survivor.preferred_name == "Anita"


def test_a_stale_decision_is_shown_beside_the_newer_one(cast, survivor, log_in):
    client, path = log_in(cast.advocate), reverse("client-status", args=[survivor.pk])
    client.post(path, {"version": 1, "status": "confirmed", "rests_on": "visa", "basis": "one"})
    answer = client.post(
        path, {"version": 1, "status": "not_victim", "rests_on": "screening", "basis": "two"}
    )
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "one" in html and "two" in html and "Confirmed victim" in html


def test_the_history_names_sealed_columns_and_shows_none(cast, log_in):
    with acting(cast.advocate):
        made = take_in_client(
            by=cast.advocate, idempotency_key=uuid.uuid4(), legal_name="Anahita Example"
        )
        write_note(
            client=made, by=cast.advocate, text="told in trust", idempotency_key=uuid.uuid4()
        )
    html = page(log_in(cast.advocate), "client-history", made.pk).content.decode()
    assert "Legal name" in html and "sealed; not shown here" in html
    assert "Anahita" not in html and "\\x01" not in html
