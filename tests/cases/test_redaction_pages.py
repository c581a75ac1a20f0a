"""The page of redactions: what it shows, what its buttons do, who has them."""

import uuid

import pytest
from django.urls import reverse

from cases.models import RedactionDecision
from taskforce.access.identity import acting
from tests.cases.redaction_world import add_letter, make_case


@pytest.fixture
def case(cast):
    return make_case(cast, log=("His number is 123-45-6789.", "At 12 Mill Road, 14 Mill Road."))


@pytest.fixture
def page(case):
    return reverse("case-redaction", args=[case.pk])


def body(response) -> str:
    return response.content.decode()


def test_it_shows_each_proposal_in_its_sentence_with_ground_and_replacement(
    cast, log_in, page, django_assert_max_num_queries
):
    client = log_in(cast.detective)
    client.get(page)
    with django_assert_max_num_queries(19):
        shown = body(client.get(page))
    assert "<mark>123-45-6789</mark>" in shown
    assert "[R: social-security number, 49.1(a)(1)] 6789" in shown
    assert "18 USC 3509(d)" in shown and "Log entry 3" in shown
    assert "3 proposals wait" in shown


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("?kind=ssn", "123-45-6789", "Mill Road"),
        ("?state=default", "MARIBEL", "123-45-6789"),
        ("?place=person", "48 Tannery Lane", "123-45-6789"),
        ("?kind=nonsense&from=99999", "123-45-6789", "\0"),
    ],
)
def test_it_is_narrowed_by_kind_state_and_place(cast, log_in, page, query, there, gone):
    shown = body(log_in(cast.detective).get(page + query))
    assert there in shown and gone not in shown


def test_all_that_wait_of_a_kind_are_accepted_by_one_button(cast, log_in, page, case):
    client = log_in(cast.detective)
    shown = body(client.get(f"{page}?kind=home_address&state=waits"))
    names = [one.partition('"')[0] for one in shown.split('name="waiting" value="')[1:]]
    assert len(names) == 2
    address = reverse("case-redaction-decide", args=[case.pk])
    response = client.post(address, {"all": "accept", "waiting": names, "back": f"{page}?kind=ssn"})
    assert response.url == f"{page}?kind=ssn"
    with acting(cast.detective):
        assert RedactionDecision.objects.filter(kind="home_address").count() == 2


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/cases/", ""])
def test_it_leads_back_to_its_own_pages_alone(cast, log_in, page, case, back):
    client = log_in(cast.detective)
    names = [
        one.partition('"')[0] for one in body(client.get(page)).split('name="waiting" value="')[1:]
    ]
    address = reverse("case-redaction-decide", args=[case.pk])
    assert client.post(address, {"all": "accept", "waiting": names[:1], "back": back}).url == page


def test_a_refusal_without_a_reason_is_said_on_the_page(cast, log_in, page, case):
    client = log_in(cast.detective)
    name = body(client.get(page)).split('name="waiting" value="')[1].partition('"')[0]
    address = reverse("case-redaction-decide", args=[case.pk])
    response = client.post(address, {"one": f"refuse {name}"})
    assert response.status_code == 422 and "Say why the public may read it" in body(response)
    response = client.post(address, {"one": f"refuse {name}", f"reason {name}": "A motel"})
    assert response.status_code == 302


def test_who_may_not_decide_has_no_buttons(cast, log_in, page):
    shown = body(log_in(cast.commander).get(page))
    assert "<mark>123-45-6789</mark>" in shown
    assert "Redact all that wait" not in shown and 'name="one"' not in shown


def test_a_detective_has_no_button_to_print_a_childs_name(cast, log_in, page):
    query = f"{page}?kind=child_identity"
    assert "Only a supervisor may leave this in" in body(log_in(cast.detective).get(query))
    assert "Only a supervisor may leave this in" not in body(log_in(cast.supervisor).get(query))


def test_a_text_that_stands_nowhere_is_kept_in_the_form(cast, log_in, case):
    address = reverse("case-redaction-text", args=[case.pk])
    response = log_in(cast.detective).post(address, {"text": "nowhere", "kind": "informant"})
    assert response.status_code == 422
    assert 'value="nowhere"' in body(response) and "stands nowhere" in body(response)


def test_the_page_of_an_exhibit_shows_what_is_bare_and_covers_it(cast, log_in, case):
    letter = add_letter(cast, case, "To Maribel Quintero, born May 4, 2009.")
    client = log_in(cast.detective)
    address = reverse("case-redaction-exhibit", args=[case.pk, letter.pk, 1])
    shown = body(client.get(address))
    assert "2 values in the text of this page are to be redacted" in shown
    assert client.get(f"{address}picture/")["Content-Type"] == "image/jpeg"
    assert client.post(address, {"cover": "1"}).status_code == 302
    shown = body(client.get(address))
    assert "values in the text of this page" not in shown and shown.count("<rect") == 6
    assert (
        client.get(reverse("case-redaction-exhibit", args=[case.pk, letter.pk, 2])).status_code
        == 404
    )


def test_a_public_file_that_waits_leads_to_the_review(cast, log_in, case):
    address = reverse("case-file-new", args=[case.pk])
    response = log_in(cast.detective).post(
        address, {"profile": "public", "idempotency_key": str(uuid.uuid4())}
    )
    assert response.status_code == 422
    shown = body(response)
    assert "3 proposals of redaction wait" in shown
    assert f"{reverse('case-redaction', args=[case.pk])}?state=waits" in shown


def test_the_names_of_files_and_pages_are_escaped(cast, log_in, case, page):
    with acting(cast.detective):
        person = case.casepersons.get(number=2)
        person.description = "<script>alert(1)</script> 123-45-6789"
        person.save()
    assert "<script>alert" not in body(log_in(cast.detective).get(page))
