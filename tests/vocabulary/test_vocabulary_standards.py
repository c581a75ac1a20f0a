"""The lists of published standards, held against what the standards say."""

import pytest

from taskforce.vocabulary import hsds, nibrs, statutes
from taskforce.vocabulary.countries import COUNTRY, country_code
from taskforce.vocabulary.htcds import fields
from taskforce.vocabulary.htcds.exploitation import TYPE_OF_EXPLOITATION
from taskforce.vocabulary.languages import LANGUAGE, language_code
from taskforce.vocabulary.nibrs_locations import NIBRS_LOCATION
from taskforce.vocabulary.registry import vocabulary
from taskforce.vocabulary.trafficking import INDICATOR_ANSWER
from taskforce.vocabulary.us_states import TERRITORIES, US_STATE

COUNTS = {
    "niem_service_category": 11,
    "niem_reason_not_provided": 15,
    "niem_industry": 31,
    "niem_venue": 34,
    "niem_who_identified": 31,
    "niem_living_situation": 22,
    "open_eligibility_group": 11,
    "hsds_service_status": 4,
    "hsds_location_type": 3,
    "nibrs_relationship": 26,
    "nibrs_location": 45,
    "nibrs_criminal_activity": 8,
    "nibrs_clearance": 6,
    "nibrs_arrest": 3,
    "nibrs_offense": 38,
    "federal_statute": 11,
    "trafficking_act": 8,
    "htcds_org_type": 9,
    "htcds_gender": 6,
    "htcds_marital_status": 6,
    "htcds_education_level": 9,
    "htcds_trafficking_status": 3,
    "htcds_status_decided_by": 5,
    "htcds_relationship_to_trafficker": 3,
    "htcds_website_or_app": 15,
    "htcds_method_of_recruitment": 10,
    "htcds_method_of_control": 19,
    "htcds_type_of_exploitation": 12,
    "htcds_type_of_sex_exploitation": 4,
    "htcds_forced_labor_industry": 21,
    "htcds_role_in_process": 15,
    "htcds_case_status": 4,
    "htcds_event_type": 3,
    "htcds_support_plan_type": 9,
    "referral_state": 12,
    "user_role": 9,
    "agency_kind": 7,
    "case_status": 4,
    "person_role": 8,
    "service": 22,
    "first_24_hours": 7,
    "country": 249,
    "us_state": 56,
}


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_the_list_is_complete(name, count):
    assert len(vocabulary(name)) == count


def test_fraud_offenses_run_from_a_to_h():
    assert {f"26{letter}" for letter in "ABCDEFGH"} <= set(nibrs.NIBRS_OFFENSE)


def test_trafficking_offenses_and_statutes_are_listed():
    assert nibrs.TRAFFICKING_OFFENSES <= set(nibrs.NIBRS_OFFENSE)
    assert statutes.TRAFFICKING_STATUTES <= set(statutes.FEDERAL_STATUTE)


def test_the_reviewed_relationship_is_victim_was_offender():
    assert [nibrs.NIBRS_RELATIONSHIP.label(c) for c in nibrs.REVIEWED_RELATIONSHIPS] == [
        "Victim was offender"
    ]


@pytest.mark.parametrize(
    ("code", "word"),
    [("14", "Hotel"), ("20", "Residence"), ("54", "Shelter"), ("58", "Cyberspace")],
)
def test_known_locations_have_their_numbers(code, word):
    assert NIBRS_LOCATION.label(code).startswith(word)


def test_a_screening_has_no_word_for_denial():
    assert INDICATOR_ANSWER.codes == ("present", "not_observed", "not_asked")


def test_our_extension_of_htcds_is_exported_as_other():
    assert TYPE_OF_EXPLOITATION.mapped("ForcedCriminality", "export") == "Other"


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("prs_FirstName", "prs_FirstName"),
        ("prs_First_Name", "prs_FirstName"),
        (" vic_Methods_of_Control\u00a0", "vic_MethodsOfControl"),
        ("vic_TraffickinStatusDecisionMakingOrg", "vic_TraffickingStatusDecisionMakingOrg"),
        ("", None),
        ("prs_Shoe", None),
    ],
)
def test_headers_are_read_as_found(header, field):
    assert fields.field_for(header) == field


def test_header_typos_lead_to_real_fields():
    assert set(fields.HEADER_TYPOS.values()) <= set(fields.FIELDS)


def test_field_names_are_unique_and_have_known_prefixes():
    assert len(set(fields.FIELDS)) == len(fields.FIELDS)
    assert {name.split("_")[0] for name in fields.FIELDS} == set(fields.PREFIXES)


def test_required_fields_of_a_service():
    assert hsds.required_fields("service") == ("id", "name", "status")


def test_an_unknown_table_raises():
    with pytest.raises(KeyError):
        hsds.required_fields("menu")


def test_country_codes_have_their_shapes():
    for code, term in COUNTRY.items():
        assert len(code) == 2 and code.isupper()
        assert len(term.mappings["alpha3"]) == 3 and len(term.mappings["numeric"]) == 3


def test_alpha3_codes_are_unique():
    assert len({t.mappings["alpha3"] for t in COUNTRY.values()}) == len(COUNTRY)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("MX", "MX"),
        ("mex", "MX"),
        (" Mexico ", "MX"),
        ("USA", "US"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_country_is_found_by_code_or_name(text, code):
    assert country_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("spa", "spa"), ("Spanish", "spa"), ("chi", "zho"), ("FRE", "fra"), ("Klingon", None)],
)
def test_a_language_is_found_by_either_code_or_name(text, code):
    assert language_code(text) == code


def test_language_codes_have_three_letters():
    assert all(len(code) == 3 and code.islower() for code in LANGUAGE)


def test_there_are_fifty_states_a_district_and_five_territories():
    assert TERRITORIES <= set(US_STATE) and len(set(US_STATE) - TERRITORIES) == 51
