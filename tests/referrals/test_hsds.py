"""The directory in and out as HSDS, with fictional files."""

import csv
import json

import pytest
from django.core.management import CommandError, call_command

from referrals.models import ListingAddress, ServiceListing
from referrals.services.listings import add_listing

SECRET = "9 Hidden Lane, Riverton, PA 15001"

SAMPLE = {
    "organization.csv": """id,name,description
o1,Open Door Shelter,A shelter
o2,Nobody We Know,A stranger
""",
    "service.csv": """id,organization_id,name,status,description,eligibility_description,minimum_age
s1,o1,Night beds,active,Beds and breakfast,Women,16
s2,o2,Soup,active,,,
s3,o1,,active,,,
s4,o1,Day room,temporarily closed,,,
s5,o1,Odd,sometimes,,,
s6,o1,Late,active,,,soon
""",
    "location.csv": "id,location_type,name\nl1,physical,Main house\n",
    "service_at_location.csv": "id,service_id,location_id\na1,s1,l1\n",
    "address.csv": (
        "id,location_id,address_1,city,state_province,postal_code,country,address_type\n"
        "d1,l1,12 Main Street,Riverton,PA,15001,US,physical\n"
    ),
    "phone.csv": "id,service_id,number\np1,s1,'+1 555 0100\n",
    "language.csv": "id,service_id,code,name\ng1,s1,spa,\ng2,s1,,German\n",
    "service_capacity.csv": "id,service_id,unit_id,available,maximum,updated\nc1,s1,u1,2,6,\n",
    "taxonomy_term.csv": "id,code,name\nt1,,Housing\n",
    "attribute.csv": "id,link_id,link_entity,taxonomy_term_id\nx1,s1,service,t1\n",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in SAMPLE.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def listed(cast, act_as):
    """``listed()`` gives every service as the partner sees it, by name."""

    def read():
        with act_as(cast.partner):
            return {row.name: row for row in ServiceListing.objects.visible_to(cast.partner)}

    return read


def run(command, path, capsys):
    call_command(command, str(path))
    return capsys.readouterr()


def test_it_takes_what_is_whole_and_says_what_it_refused(folder, cast, capsys):
    told = run("import_hsds", folder, capsys)
    assert told.out == "2 added, 0 changed, 4 refused\n"
    assert told.err.splitlines() == [
        "refused: service.csv, row 3: no agency that serves victims is called 'Nobody We Know'",
        "refused: service.csv, row 4: name is missing",
        "refused: service.csv, row 6: status 'sometimes' is not of HSDS",
        "refused: service.csv, row 7: minimum_age 'soon' is not a number",
    ]


def test_what_it_took_is_whole(folder, cast, listed, capsys):
    run("import_hsds", folder, capsys)
    beds = listed()["Night beds"]
    assert (beds.category, beds.languages, beds.phone) == ("shelter", ["deu", "spa"], "+1 555 0100")
    assert (beds.places_available, beds.places_total, beds.accepts_minors) == (2, 6, True)
    assert (beds.city, beds.confidential_location) == ("Riverton", False)


def test_a_closed_service_comes_in_closed(folder, listed, cast, capsys):
    run("import_hsds", folder, capsys)
    assert not listed()["Day room"].is_active


def test_twice_is_once(folder, cast, listed, capsys):
    run("import_hsds", folder, capsys)
    assert run("import_hsds", folder, capsys).out.startswith("0 added, 2 changed")
    assert len(listed()) == 2


@pytest.fixture
def hidden(cast, act_as):
    """A service at a confidential place."""
    with act_as(cast.partner):
        return add_listing(
            by=cast.partner,
            name="=Safe house",
            category="shelter",
            address=SECRET,
            confidential_location=True,
            city="Riverton",
            places_total=4,
            places_available=1,
        )


@pytest.mark.parametrize("name", ["out", "out.json"])
def test_a_confidential_address_is_in_no_export(hidden, tmp_path, name, capsys):
    run("export_hsds", tmp_path / name, capsys)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert written
    assert not any("Hidden Lane" in path.read_text() for path in written)


def test_a_spreadsheet_runs_nothing_of_it(hidden, tmp_path, capsys):
    run("export_hsds", tmp_path / "out", capsys)
    rows = list(csv.DictReader((tmp_path / "out" / "service.csv").open()))
    assert rows[0]["name"] == "'=Safe house"


@pytest.mark.parametrize("name", ["out", "out.json"])
def test_what_goes_out_comes_in_again(folder, cast, listed, act_as, tmp_path, name, capsys):
    run("import_hsds", folder, capsys)
    before = listed()["Night beds"]
    run("export_hsds", tmp_path / name, capsys)
    with act_as(cast.partner):
        ServiceListing.objects.filter(pk=before.pk).update(name="Gone", city="", phone="")
    run("import_hsds", tmp_path / name, capsys)
    after = listed()["Night beds"]
    fields = ("category", "city", "phone", "languages", "places_available", "accepts_minors")
    assert [getattr(after, f) for f in fields] == [getattr(before, f) for f in fields]
    with act_as(cast.detective):
        assert (
            ListingAddress.objects.get(listing=after).text == "12 Main Street, Riverton, PA 15001"
        )


def test_nested_json_is_read_too(tmp_path, cast, listed, capsys):
    service = {
        "id": "n1",
        "name": "Clinic hours",
        "status": "active",
        "organization": {"id": "o9", "name": "Harbor House", "description": "x"},
        "phones": [{"number": "555-0111"}],
        "languages": [{"name": "Spanish"}],
        "attributes": [{"taxonomy_term": {"id": "t", "name": "medical"}}],
        "service_at_locations": [{"location": {"id": "l", "location_type": "physical"}}],
    }
    (tmp_path / "in.json").write_text(json.dumps({"contents": [service]}))
    run("import_hsds", tmp_path / "in.json", capsys)
    clinic = listed()["Clinic hours"]
    assert (clinic.category, clinic.phone, clinic.languages) == ("medical", "555-0111", ["spa"])


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.json", "{"), ("b.json", "[]"), ("c.json", "\x00"), ("d.txt", "x")],
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path, cast, name, content):
    (tmp_path / name).write_text(content)
    with pytest.raises(CommandError):
        call_command("import_hsds", str(tmp_path / name))


def test_an_empty_folder_is_no_directory(tmp_path, cast):
    with pytest.raises(CommandError, match="holds no service.csv"):
        call_command("import_hsds", str(tmp_path))
