"""Forms: USWDS classes, labels, hints, errors that lead to their fields; impossible input."""

import datetime

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from taskforce.ui.forms import (
    BirthDateField,
    DayField,
    FilesField,
    LongText,
    RadioTiles,
    Tiles,
    WhenField,
    explain,
    hints,
)
from taskforce.vocabulary.cases import CASE_STATUS
from tests.typed import typed


class Sample(forms.Form):
    name = forms.CharField(help_text="As it is written.")
    text = forms.CharField(widget=LongText(limit=50), required=False)
    status = forms.ChoiceField(choices=CASE_STATUS.choices, required=False)
    needs = forms.MultipleChoiceField(
        choices=[("food", "Food"), ("detox", "Detox")],
        widget=Tiles(hints={"detox": "Withdrawal"}),
        required=False,
    )
    level = forms.ChoiceField(
        choices=[("a", "Routine")], widget=RadioTiles(hints={"a": "For all"}), required=False
    )
    born = BirthDateField(required=False)
    urgent = forms.BooleanField(required=False)


def html(data=None, **kwargs) -> str:
    return str(Sample(data, **kwargs))


@pytest.mark.parametrize(
    "part",
    [
        'class="usa-input"',
        'class="usa-textarea"',
        'class="usa-select"',
        'class="usa-checkbox__input usa-checkbox__input--tile"',
        'class="usa-radio__input usa-radio__input--tile"',
        'class="usa-checkbox__input"',
        "usa-memorable-date",
        '<label class="usa-label" for="id_name">Name <abbr title="required">*</abbr></label>',
        'aria-describedby="id_name_helptext"',
        'data-limit="50"',
        "Withdrawal",
    ],
)
def test_the_form_is_drawn_in_the_products_look(part):
    assert part in html()


def test_an_error_leads_from_the_summary_to_its_field():
    drawn = html({})
    assert '<a href="#id_name">Name: This field is required.</a>' in drawn
    assert 'id="id_name_error"' in drawn
    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert "usa-input usa-input--error" in drawn


def test_the_summary_leads_to_the_first_part_of_a_date():
    drawn = html({"name": "x", "born_month": "2", "born_day": "31", "born_year": "1999"})
    assert '<a href="#id_born_month">Born: Enter a valid date.</a>' in drawn
    assert 'id="id_born_month"' in drawn


def test_a_form_without_errors_has_no_summary():
    assert "tf-errors" not in html()


def test_what_was_typed_comes_back_escaped():
    assert "&lt;script&gt;" in html({"text": "<script>"})


def test_a_class_of_its_own_is_kept():
    class Own(forms.Form):
        name = forms.CharField(widget=forms.TextInput({"class": "mine"}))

    assert 'class="usa-input mine"' in str(Own())


def test_definitions_are_those_of_the_vocabulary():
    form = Sample()
    explain(form, "status", CASE_STATUS, codes=["open"])
    drawn = str(form["status"].as_field_group())
    assert CASE_STATUS.definition("open") in drawn
    assert CASE_STATUS.source in drawn
    assert CASE_STATUS.definition("closed") not in drawn


def test_hints_come_from_the_vocabulary():
    assert hints(CASE_STATUS)["open"] == CASE_STATUS.definition("open")


@pytest.mark.parametrize(
    ("month", "day", "year", "date"),
    [("4", "28", "1986", datetime.date(1986, 4, 28)), ("", "", "", None)],
)
def test_a_date_in_three_parts(month, day, year, date):
    form = Sample({"name": "x", "born_month": month, "born_day": day, "born_year": year})
    assert form.is_valid()
    assert form.cleaned_data["born"] == date


@pytest.mark.parametrize(
    ("month", "day", "year"),
    [
        ("2", "31", "1999"),
        ("", "1", "1999"),
        ("13", "1", "1999"),
        ("1", "x", "1999"),
        ("1", "1", "99999"),
        ("1", "1", "0001"),
        ("1", "1", "2999"),
        ("1-", "-", "2-0"),
    ],
)
def test_an_impossible_date_is_a_form_error_and_stays_typed(month, day, year):
    form = Sample({"name": "x", "born_month": month, "born_day": day, "born_year": year})
    assert "born" in form.errors
    if "-" not in month + day + year:
        assert f'value="{day}"' in str(form["born"])


def test_an_initial_date_is_shown_in_its_parts():
    drawn = str(Sample(initial={"born": datetime.date(1986, 4, 28)})["born"])
    assert '<option value="4" selected>April</option>' in drawn
    assert 'value="1986"' in drawn


@pytest.mark.parametrize(
    "value",
    [
        "0001-01-01T00:00",
        "9999-12-31T23:59",
        "2026-02-31T10:00",
        "x",
        "2026-13-01T00:00",
        "9" * 400,
    ],
)
def test_an_impossible_moment_is_refused(value):
    with pytest.raises(forms.ValidationError):
        WhenField().clean(value)


def test_a_moment_is_taken_in_the_readers_zone():
    moment = WhenField().clean("2026-01-02T03:04")
    assert timezone.localtime(moment).hour == 3


def test_the_future_is_refused_where_only_the_past_makes_sense():
    later = typed(timezone.now() + datetime.timedelta(days=1))
    with pytest.raises(forms.ValidationError, match="future"):
        WhenField(past=True).clean(later)
    with pytest.raises(forms.ValidationError, match="future"):
        DayField(past=True).clean(timezone.localdate() + datetime.timedelta(days=1))


class Upload(forms.Form):
    files = FilesField(max_bytes=10, max_files=2, required=False)


def upload(*files):
    return Upload(QueryDict(), MultiValueDict({"files": list(files)}))


def file(name="a.txt", content=b"abc"):
    return SimpleUploadedFile(name, content)


def test_several_files_come_as_a_list():
    form = upload(file(), file("b.txt"))
    assert form.is_valid()
    assert [one.name for one in form.cleaned_data["files"]] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    "files",
    [[file(content=b"x" * 11)], [file(), file(), file()], [file(content=b"")]],
    ids=["too large", "too many", "empty"],
)
def test_a_file_that_cannot_be_taken_is_a_form_error(files):
    assert "files" in upload(*files).errors


def test_no_file_is_an_empty_list():
    form = upload()
    assert form.is_valid()
    assert form.cleaned_data["files"] == []
