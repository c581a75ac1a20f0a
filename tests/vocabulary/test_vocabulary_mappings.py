"""Where one list points at another, what it points at exists."""

import pytest

from taskforce.vocabulary import agencies, cases, evidence, people, persons, releases, services
from taskforce.vocabulary.gender import GENDER_IDENTITY
from taskforce.vocabulary.hsds import OPEN_ELIGIBILITY_GROUP
from taskforce.vocabulary.htcds.cas import HTCDS_CASE_STATUS
from taskforce.vocabulary.htcds.exploitation import TYPE_OF_EXPLOITATION
from taskforce.vocabulary.htcds.org import ORG_TYPE
from taskforce.vocabulary.htcds.per import ROLE_IN_PROCESS
from taskforce.vocabulary.htcds.prs import GENDER
from taskforce.vocabulary.htcds.vic import METHOD_OF_CONTROL, TRAFFICKING_STATUS
from taskforce.vocabulary.nibrs import NIBRS_CLEARANCE
from taskforce.vocabulary.niem import SERVICE_CATEGORY
from taskforce.vocabulary.sex import SEX
from taskforce.vocabulary.statutes import FEDERAL_STATUTE
from taskforce.vocabulary.trafficking import ACT, MEANS, PURPOSE, TRAFFICKING_KIND, VICTIM_STATUS


@pytest.mark.parametrize(
    ("source", "system", "target"),
    [
        (services.SERVICE, "niem", SERVICE_CATEGORY),
        (services.SERVICE, "open_eligibility", OPEN_ELIGIBILITY_GROUP),
        (services.FIRST_24_HOURS, "service", services.SERVICE),
        (agencies.AGENCY_KIND, "htcds", ORG_TYPE),
        (cases.CASE_STATUS, "htcds", HTCDS_CASE_STATUS),
        (cases.CASE_KIND, "trafficking", TRAFFICKING_KIND),
        (cases.CASE_CLOSING_REASON, "nibrs_clearance", NIBRS_CLEARANCE),
        (cases.CASE_CLOSING_REASON, "status", cases.CASE_STATUS),
        (persons.PERSON_ROLE, "victim_status", VICTIM_STATUS),
        (VICTIM_STATUS, "htcds", TRAFFICKING_STATUS),
        (GENDER_IDENTITY, "htcds", GENDER),
        (SEX, "htcds", GENDER),
        (METHOD_OF_CONTROL, "means", MEANS),
        (TYPE_OF_EXPLOITATION, "kind", TRAFFICKING_KIND),
        (TYPE_OF_EXPLOITATION, "export", TYPE_OF_EXPLOITATION),
        (ROLE_IN_PROCESS, "act", ACT),
        (ACT, "purpose", PURPOSE),
        (FEDERAL_STATUTE, "kind", TRAFFICKING_KIND),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_mapping_leads_to_a_listed_code(source, system, target):
    mapped = {term.mappings[system] for term in source.values() if system in term.mappings}
    assert mapped and mapped <= set(target)


@pytest.mark.parametrize("system", ["niem", "tims", "otip"])
def test_every_service_has_its_row_in_each_report(system):
    assert [code for code in services.SERVICE if not services.SERVICE.mapped(code, system)] == []


def test_every_niem_category_is_used_by_a_service():
    assert {t.mappings["niem"] for t in services.SERVICE.values()} == set(SERVICE_CATEGORY)


def test_what_a_role_never_sees_is_said_for_every_role():
    assert people.USER_ROLE_NEVER_SEES.codes == people.USER_ROLE.codes


def test_roles_by_agency_kind_name_real_kinds_and_roles():
    assert set(people.ROLES_BY_AGENCY_KIND) == set(agencies.AGENCY_KIND)
    for roles in people.ROLES_BY_AGENCY_KIND.values():
        assert set(roles) <= set(people.USER_ROLE)


def test_only_providers_have_advocates():
    having = {kind for kind, roles in people.ROLES_BY_AGENCY_KIND.items() if "advocate" in roles}
    assert having == agencies.PROVIDER_KINDS


def test_an_agency_is_on_one_side_of_the_wall():
    assert not agencies.LAW_ENFORCEMENT_KINDS & agencies.PROVIDER_KINDS
    assert agencies.LAW_ENFORCEMENT_KINDS | agencies.PROVIDER_KINDS <= set(agencies.AGENCY_KIND)


def test_the_role_by_default_is_identified_person():
    assert persons.DEFAULT_PERSON_ROLE == next(iter(persons.PERSON_ROLE)) == "identified_person"


def test_nobody_is_protected_and_an_offender_at_once():
    assert not persons.PROTECTED_ROLES & persons.OFFENDER_ROLES
    assert persons.PROTECTED_ROLES | persons.OFFENDER_ROLES <= set(persons.PERSON_ROLE)


def test_child_sexual_abuse_material_is_hash_only():
    assert evidence.HASH_ONLY_KINDS == {"csam"} and "csam" in evidence.EVIDENCE_KIND


def test_notes_are_not_among_what_may_be_released():
    assert not [code for code in releases.RELEASE_FIELD if "note" in code]


def test_identifying_fields_are_release_fields():
    assert releases.IDENTIFYING_FIELDS <= set(releases.RELEASE_FIELD)


def test_a_release_is_reasonably_time_limited():
    assert 0 < releases.DEFAULT_RELEASE_DAYS <= releases.LONGEST_RELEASE_DAYS <= 365
