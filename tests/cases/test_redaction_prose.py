"""Ordinary sentences of a police log, and addresses: which of them look like a street address."""

import time

import pytest

from cases.redaction.finder import find
from cases.redaction.known import Known

ADDRESSES = (
    (
        "She gave her address as 412 Harlow Street, Apt 3B, Riverton, PA 15001.",
        "412 Harlow Street, Apt 3B, Riverton, PA 15001",
    ),
    ("Lives at 88 N. Main St.", "88 N. Main St."),
    ("The van is registered to 1207 West 4th Avenue.", "1207 West 4th Avenue."),
    ("They met at 17 Old Mill Rd near the bridge.", "17 Old Mill Rd"),
    ("He stays with his mother at 5 Oak Court.", "5 Oak Court."),
    ("Mail goes to P.O. Box 1187.", "P.O. Box 1187"),
    ("Residence: 2300 Martin Luther King Jr. Blvd", "2300 Martin Luther King Jr. Blvd"),
    ("Dropped at 101 Lakeview Dr., Unit 4", "101 Lakeview Dr., Unit 4"),
    ("1 Court Square, Riverton", "1 Court Square"),
    ("Apt 4, 33 Birch Lane", "33 Birch Lane"),
    ("lives at 6721 county road 12", "6721 county road"),
    ("10 Route 9, Marlow", "10 Route 9"),
    ("address 77 Highway 30", "77 Highway 30"),
    ("4505 E St Louis Ave", "4505 E St Louis Ave"),
    ("Seen at 12 Stratford on Avon Drive.", "12 Stratford on Avon Drive."),
    ("The flat is 100 Villas at Oak Court.", "100 Villas at Oak Court."),
    ("He lives at 31 Trail of the Pines Rd", "31 Trail of the Pines Rd"),
    ("Of the 12 who walked to 48 Oak Street two were armed.", "48 Oak Street"),
    ("lives at 48 tannery ln with 2 others", "48 tannery ln"),
    ("1200 General Booth Blvd", "1200 General Booth Blvd"),
)
SENTENCES = (
    "Went to the Route 9 Motor Lodge on Tannery Lane with a second investigator.",
    "Took exhibit 9 from the Motor Lodge on Route 9.",
    "Unit 9 Motor Lodge on Route 9 was booked for two nights.",
    "Arrived at 9 Motor Lodge on Route 9 was quiet.",
    "At 1430 hours the blue van drove north on Canal Street.",
    "On June 4 officers drove to the court.",
    "There were 3 women in a car on Main Street.",
    "Between 10 and 12 he walked down the street.",
    "Two calls, 15 seconds each, were placed on the way.",
    "In room 12 officers found a ledger and a way out.",
    "We counted 6 men who left by the back way.",
    "The docket number is 2026 in the county court.",
    "About 20 minutes later the driver turned into a parking place.",
    "He paid 200 dollars to her in the parking lot on the square.",
    "At 2215 Ofc. Lane saw the driver.",
    "In 2019 he lived with Dr. Hale and his sister.",
    "Interviewed 4 witnesses in court.",
    "The 2 girls said that the place was cold.",
    "She said 3 times that there was no other way.",
    "At about 11 p.m. the suspect crossed the road.",
    "He has 2 phones and a car parked on the drive.",
    "On day 5 Sgt. Court called back.",
    "Badge 4471 Det. Lane took the statement.",
    "Entry 7 refers to the trail of messages.",
    "Log entry 12 shows the route.",
    "Recovered $40 from the drawer at the place.",
    "Drove 14 miles along the highway.",
    "Called 3 numbers written on a card at the inn on Route 30.",
    "From 8 to 10 nobody used the alley.",
    "He was 16 when they met at the square.",
    "Item 2 was found in the second row.",
    "Flash drive: 32 GB drive found under the seat.",
    "One 64 GB thumb drive and a 500 GB hard drive were seized.",
    "Case 26-0114 is before the Fifth Circuit Court.",
    "Statement of 12 March, given in open court.",
    "At 0915 hrs. surveillance of the motel parking lot at the terrace began.",
    "Charged under 18 USC 1591 in district court.",
    "The 30 day preservation letter is on its way.",
    "Paid for 2 nights in a row.",
    "Seen by 3 people at the same place.",
)


def addresses(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find(text, Known()) if one.kind == "home_address"]


@pytest.mark.parametrize(("text", "address"), ADDRESSES)
def test_an_address_is_found_as_it_is_written(text, address):
    assert [one.rstrip(".") for one in addresses(text)] == [address.rstrip(".")]


def test_a_sentence_with_a_number_and_a_road_is_no_address():
    assert [(text, found) for text in SENTENCES if (found := addresses(text))] == []


def test_an_address_behind_a_numbered_road_is_found():
    assert addresses("Off Highway 30 at 1200 Main Street.") == ["1200 Main Street."]


def test_where_a_sentence_is_no_address_an_address_inside_it_still_is():
    text = "Of the 4 officers on Main Street 2 went to 9 Elm Street, 1 to 14 Canal St."
    assert addresses(text) == ["9 Elm Street", "14 Canal St."]


def test_a_long_run_of_points_does_not_hold_the_search_up():
    began = time.monotonic()
    assert addresses(f"At 12 {'.' * 200_000} he saw 48 Oak Street.") == ["48 Oak Street."]
    assert time.monotonic() - began < 5
