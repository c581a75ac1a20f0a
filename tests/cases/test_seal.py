import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, LogEntry
from cases.services.log import write_entry
from cases.services.seal import seal_case, unseal_case
from cases.services.sharing import end_grant, end_share, grant_person, share_with_agency
from taskforce.access.doors import Refused
from taskforce.access.identity import acting


def soon(days=5):
    return timezone.now() + datetime.timedelta(days=days)


def sees(user, case) -> bool:
    """Through the first wall and, without any filter, through the second."""
    with acting(user):
        first = Case.objects.visible_to(user).filter(pk=case.pk).exists()
        second = Case.objects.filter(pk=case.pk).exists()
        assert first == second
        return second


def share(cast, case, agency, level="view", **values):
    with acting(cast.detective):
        share_with_agency(
            case=case,
            by=cast.detective,
            agency=agency,
            level=level,
            purpose="joint",
            expires_at=values.get("until", soon()),
        )


def seal(cast, case, **values):
    with acting(cast.supervisor):
        return seal_case(case=case, by=cast.supervisor, note="A source is named", **values)


def test_a_share_opens_it_and_its_end_closes_it_at_once(cast, case):
    share(cast, case, cast.sheriff)
    assert sees(cast.neighbor, case)
    with acting(cast.detective):
        end_share(case=case, by=cast.detective, agency=cast.sheriff)
    assert not sees(cast.neighbor, case)


def test_an_expired_share_opens_nothing(cast, case):
    share(cast, case, cast.sheriff)
    with acting(cast.detective):
        case.agency_shares.update(expires_at=timezone.now() - datetime.timedelta(days=1))
    assert not sees(cast.neighbor, case)


@pytest.mark.parametrize("days", [-1, 400])
def test_a_share_ends_and_within_a_year(cast, case, days):
    with pytest.raises(ValidationError):
        share(cast, case, cast.sheriff, until=soon(days))


@pytest.mark.parametrize("agency", ["riverton", "harbor"])
def test_neither_the_owner_nor_a_provider_is_shared_with(cast, case, agency):
    with pytest.raises(ValidationError):
        share(cast, case, getattr(cast, agency))


def test_the_receiver_of_a_share_does_not_share_on(cast, case):
    share(cast, case, cast.sheriff, "contribute")
    with acting(cast.neighbor), pytest.raises(Refused):
        share_with_agency(
            case=case,
            by=cast.neighbor,
            agency=cast.attorney,
            level="view",
            purpose="x",
            expires_at=soon(),
        )


def test_an_advocate_comes_in_by_a_personal_grant_to_see(cast, case):
    with acting(cast.detective):
        grant_person(
            case=case,
            by=cast.detective,
            user=cast.advocate,
            level="view",
            purpose="services",
            expires_at=soon(),
        )
    assert sees(cast.advocate, case)


@pytest.mark.parametrize("who, level", [("administrator", "view"), ("advocate", "contribute")])
def test_some_are_never_let_in_so_far(cast, case, who, level):
    with acting(cast.detective), pytest.raises(ValidationError):
        grant_person(
            case=case,
            by=cast.detective,
            user=getattr(cast, who),
            level=level,
            purpose="x",
            expires_at=soon(),
        )


def test_a_sealed_case_is_seen_by_those_who_keep_it_alone(cast, case):
    share(cast, case, cast.sheriff, "contribute")
    seal(cast, case, keep=[cast.analyst])
    seen = {name for name, user in cast.people().items() if sees(user, case)}
    assert seen == {"detective", "supervisor", "analyst"}


def test_unsealing_does_not_bring_the_shares_back(cast, case):
    share(cast, case, cast.sheriff)
    sealed = seal(cast, case)
    with acting(cast.supervisor):
        unseal_case(case=sealed, by=cast.supervisor, note="Over")
    assert not sees(cast.neighbor, case)


def test_its_log_is_sealed_with_it(cast, case):
    with acting(cast.detective):
        write_entry(case=case, by=cast.detective, text="The source called.")
    seal(cast, case)
    with acting(cast.analyst):
        assert not LogEntry.objects.filter(case_id=case.pk).exists()


def test_a_detective_seals_nothing(cast, case):
    with acting(cast.detective), pytest.raises(Refused):
        seal_case(case=case, by=cast.detective, note="x")


def test_the_last_supervisor_keeps_the_key(cast, case):
    sealed = seal(cast, case)
    with acting(cast.supervisor), pytest.raises(ValidationError):
        end_grant(case=sealed, by=cast.supervisor, user=cast.supervisor)


def test_people_of_other_agencies_keep_what_they_were_given_when_it_is_sealed(cast, case):
    ends = soon()
    with acting(cast.detective):
        grant_person(
            case=case,
            by=cast.detective,
            user=cast.neighbor,
            level="view",
            purpose="joint",
            expires_at=ends,
        )
    sealed = seal(cast, case, keep=[cast.neighbor])
    with acting(cast.supervisor):
        (grant,) = sealed.user_grants.filter(user=cast.neighbor)
        assert (grant.permission.codename, grant.expires_at) == ("view_case", ends)


def test_sealing_lets_nobody_of_another_agency_in(cast, case):
    with pytest.raises(ValidationError, match="was not let into this case"):
        seal(cast, case, keep=[cast.neighbor])
    assert not sees(cast.neighbor, case)


def test_a_lead_whose_role_reads_no_cases_is_not_kept(cast, case):
    cast.detective.roles = ["administrator"]
    cast.detective.save(update_fields=["roles"])
    with acting(cast.supervisor):
        fresh = Case.objects.select_related("lead").get(pk=case.pk)
        assert fresh.lead == cast.detective
    sealed = seal(cast, fresh)
    with acting(cast.supervisor):
        assert not sealed.user_grants.filter(user=cast.detective).exists()


def test_whom_the_agency_let_in_is_not_in_the_history_that_others_read(cast, case, log_in):
    share(cast, case, cast.sheriff)
    with acting(cast.detective):
        grant_person(
            case=case,
            by=cast.detective,
            user=cast.prosecutor,
            level="view",
            purpose="charging",
            expires_at=soon(),
        )
    path = reverse("case-history", args=[case.pk])
    own, other = (
        {change["title"] for change in log_in(who).get(path).context["changes"]}
        for who in (cast.detective, cast.neighbor)
    )
    assert own - other == {"Added a share with an agency", "Added a personal grant"}
