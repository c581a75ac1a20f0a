import pytest
from django.urls import reverse

from cases.models import CaseReferral
from cases.services.people import add_person
from referrals.models import Referral, ReferralSubject
from taskforce.access.identity import acting
from taskforce.vocabulary.services import SERVICE

NEED = next(iter(SERVICE))


@pytest.fixture
def path(cast, case):
    with acting(cast.detective):
        person = add_person(case=case, by=cast.detective, name="Jane Roe")
    return reverse("case-person-refer", args=[case.pk, person.pk])


def sent(client, path, cast, **values):
    page = client.get(path)
    key = page.context["form"]["idempotency_key"].value()
    return client.post(
        path,
        {
            "destination": f"agency:{cast.harbor.pk}",
            "needs": [NEED],
            "urgency": "routine",
            "ask_for": "Jane",
            "wanted": "A bed",
            "agreed_to": "My first name",
            "consent": "on",
            "consent_by": "Det.",
            "idempotency_key": key,
            **values,
        },
    )


def test_a_person_is_referred_and_the_case_knows(cast, case, log_in, path):
    answer = sent(log_in(cast.detective), path, cast)
    with acting(cast.detective):
        link = CaseReferral.objects.select_related("referral").get(case=case)
    assert answer.url == reverse("referral-detail", args=[link.referral_id])
    assert link.referral.state == "draft"


def test_without_the_persons_yes_nothing_is_written(cast, case, log_in, path):
    assert sent(log_in(cast.detective), path, cast, consent="").status_code == 422
    with acting(cast.detective):
        assert not Referral.objects.exists()


def test_the_referral_says_nothing_of_the_case(cast, case, log_in, path):
    sent(log_in(cast.detective), path, cast)
    with acting(cast.detective):
        facts = str(ReferralSubject.objects.get().facts)
    assert case.number not in facts
    assert case.title not in facts


def test_the_same_form_sent_twice_writes_one(cast, case, log_in, path):
    import uuid

    client, key = log_in(cast.detective), uuid.uuid4()
    first = sent(client, path, cast, idempotency_key=key)
    assert sent(client, path, cast, idempotency_key=key).url == first.url


def test_who_only_reads_the_case_does_not_refer(cast, case, log_in, path):
    assert log_in(cast.commander).get(path).status_code == 403
