import datetime
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent
from victims.models import DisclosedField, Release
from victims.services import disclose, revoke_release


def at(name, survivor, release=None):
    return reverse(name, args=[survivor.pk, release.pk] if release else [survivor.pk])


def signed(cast, **changes):
    today = timezone.localdate()
    return {
        "idempotency_key": uuid.uuid4(),
        "recipient": cast.shelter.pk,
        "purpose": "housing",
        "information": ["name", "languages"],
        "signed_on": today.isoformat(),
        "form": "signed_paper",
        "explained": "on",
        "expires_on": (today + datetime.timedelta(days=30)).isoformat(),
        **changes,
    }


@pytest.fixture
def handed_over(cast, released) -> Release:
    with acting(cast.advocate):
        disclose(release=released, by=cast.advocate, values={"languages": "Spanish"})
    return released


def received(log_in, person, release):
    return log_in(person).get(reverse("released-detail", args=[release.pk]))


def test_a_recorded_release_leads_to_what_will_be_read(cast, survivor, log_in):
    answer = log_in(cast.advocate).post(at("release-new", survivor), signed(cast))
    assert answer.url.endswith("/disclose/")


def test_the_default_end_is_in_thirty_days(cast, survivor, log_in):
    form = log_in(cast.advocate).get(at("release-new", survivor)).context["form"]
    assert form.initial["expires_on"] == timezone.localdate() + datetime.timedelta(days=30)


@pytest.mark.parametrize(
    "bad, problem",
    [
        ({"recipient": ""}, "Recipient agency"),
        ({"information": []}, "Information"),
        ({"explained": ""}, "I explained it"),
        ({"expires_on": "2999-01-01"}, "Ends after"),
        ({"signed_on": "2999-01-01"}, "Signed on"),
        ({"information": ["note"]}, "Information"),
        ({"form": "guardian"}, "parent or guardian who signed"),
        ({"purpose": "x"}, "Purpose"),
    ],
)
def test_what_is_not_lawful_is_refused_at_its_field(cast, survivor, log_in, bad, problem):
    answer = log_in(cast.advocate).post(at("release-new", survivor), signed(cast, **bad))
    assert answer.status_code == 422
    assert problem in answer.content.decode()
    with acting(cast.advocate):
        assert Release.objects.count() == 0


def test_the_own_agency_is_not_among_the_recipients(cast, survivor, log_in):
    form = log_in(cast.advocate).get(at("release-new", survivor)).context["form"]
    offered = [
        pk
        for _, group in form.fields["recipient"].choices
        if isinstance(group, list)
        for pk, _ in group
    ]
    assert cast.harbor.pk not in offered and cast.shelter.pk in offered


def test_the_form_speaks_of_minors_where_it_must(cast, survivor, log_in):
    with acting(cast.advocate):
        survivor.birth_date = f"{timezone.localdate().year - 10}-01-01"
        survivor.save(update_fields=["birth_date"])
    html = log_in(cast.advocate).get(at("release-new", survivor)).content.decode()
    assert "a parent or guardian signs, never one who is the abuser" in html


def test_the_preview_is_what_the_recipient_will_read(cast, survivor, released, log_in):
    client = log_in(cast.advocate)
    preview = client.post(
        at("release-disclose", survivor, released), {"languages": "Spanish", "name": "Annie"}
    ).context["preview"]
    client.post(
        at("release-disclose", survivor, released),
        {"languages": "Spanish", "name": "Annie", "hand_over": "yes"},
    )
    facts = received(log_in, cast.partner, released).context["facts"]
    assert [(fact.label, fact.text) for fact in preview] == [
        (fact.label, fact.text) for fact in facts
    ]


def test_a_preview_hands_nothing_over(cast, survivor, released, log_in):
    log_in(cast.advocate).post(at("release-disclose", survivor, released), {"name": "Annie"})
    with acting(cast.advocate):
        assert DisclosedField.objects.count() == 0


def test_words_handed_over_once_stand_first_and_the_records_below(
    cast, survivor, handed_over, log_in
):
    form = log_in(cast.advocate).get(at("release-disclose", survivor, handed_over)).context["form"]
    assert form.fields["languages"].initial == "Spanish"
    assert "interpreter needed" in form.fields["languages"].help_text


def test_a_field_that_was_not_released_cannot_be_smuggled_in(cast, survivor, released, log_in):
    log_in(cast.advocate).post(
        at("release-disclose", survivor, released),
        {"languages": "Spanish", "birth_date": "1999-04-02", "hand_over": "yes"},
    )
    with acting(cast.advocate):
        assert [row.field for row in DisclosedField.objects.all()] == ["languages"]


def test_the_recipient_reads_what_for_what_and_until_when(cast, handed_over, log_in):
    html = received(log_in, cast.partner, handed_over).content.decode()
    assert "Spanish" in html and "To find shelter or housing" in html and "until" in html
    assert "Released, and not handed over yet: Name, Needs" in html
    assert "V-2026-0001" not in html and "Anahita" not in html


def test_what_the_recipient_reads_is_recorded_for_the_owner(cast, handed_over, log_in):
    received(log_in, cast.partner, handed_over)
    with acting(cast.partner):
        event = AuditEvent.objects.get(action="disclosed.read")
    assert event.object_agency_id == cast.harbor.pk
    assert event.detail["fields"] == ["languages"]


@pytest.mark.parametrize("end", ["revoked", "expired"])
def test_an_ended_release_is_absent_in_the_next_request(cast, handed_over, log_in, end):
    """Invariant 2: and in the same bytes as one that never was."""
    assert received(log_in, cast.partner, handed_over).status_code == 200
    with acting(cast.advocate):
        if end == "revoked":
            revoke_release(release=handed_over, by=cast.advocate)
        else:
            handed_over.expires_at = timezone.now() - datetime.timedelta(seconds=1)
            handed_over.save(update_fields=["expires_at"])
    gone = received(log_in, cast.partner, handed_over)
    never = log_in(cast.partner).get(reverse("released-detail", args=[uuid.uuid4()]))
    assert (gone.status_code, gone.content) == (404, never.content)
    listed = log_in(cast.partner).get(reverse("released-list")).content.decode()
    assert str(handed_over.pk) not in listed


@pytest.mark.parametrize("who", ["detective", "prosecutor", "outsider", "coordinator", "auditor"])
def test_a_release_to_another_agency_is_absent(cast, handed_over, log_in, who):
    found = received(log_in, getattr(cast, who), handed_over)
    never = log_in(getattr(cast, who)).get(reverse("released-detail", args=[uuid.uuid4()]))
    assert (found.status_code, found.content) == (404, never.content)


def test_the_recipient_cannot_walk_from_the_release_to_the_client(
    cast, survivor, handed_over, log_in
):
    client = log_in(cast.partner)
    for name in ("client-detail", "client-identity", "client-history", "client-releases"):
        assert client.get(at(name, survivor)).status_code == 404
    assert client.get(at("release-detail", survivor, handed_over)).status_code == 404
    assert client.post(at("release-revoke", survivor, handed_over)).status_code == 404


def test_one_click_revokes(cast, survivor, handed_over, log_in):
    answer = log_in(cast.advocate).post(
        at("release-revoke", survivor, handed_over), {"how": "oral"}, follow=True
    )
    assert "sees nothing of it from this moment on" in answer.content.decode()
    assert received(log_in, cast.partner, handed_over).status_code == 404


def test_a_release_is_fetched_through_its_client(cast, survivor, released, log_in):
    from victims.services import take_in_client

    with acting(cast.advocate):
        other = take_in_client(by=cast.advocate, idempotency_key=uuid.uuid4())
    client = log_in(cast.advocate)
    assert client.get(at("release-detail", other, released)).status_code == 404
    assert client.post(at("release-revoke", other, released)).status_code == 404


def test_the_form_to_sign_is_plain_and_names_nobody(cast, survivor, log_in):
    answer = log_in(cast.advocate).post(
        at("release-form", survivor), signed(cast, purpose_note="a quiet room")
    )
    sheet = answer.content.decode().split('<article class="paper"')[1].split("</article>")[0]
    for words in (
        "Open Door Shelter",
        "To find shelter or housing",
        "a quiet room",
        "My name",
        "just tell us, and we stop at once",
        "you still get all our help",
    ):
        assert words in sheet, words
    for words in ("V-2026", "Anahita", "Task Force", "My date of birth"):
        assert words not in sheet, words


def test_printing_the_form_saves_nothing(cast, survivor, log_in):
    log_in(cast.advocate).post(at("release-form", survivor), signed(cast))
    with acting(cast.advocate):
        assert Release.objects.count() == 0


def test_the_blank_form_lists_everything_unchecked(cast, survivor, log_in):
    paper = log_in(cast.advocate).get(at("release-form", survivor)).context["paper"]
    assert paper["blank"] and not any(line["chosen"] for line in paper["lines"])
    assert len(paper["lines"]) == 22
