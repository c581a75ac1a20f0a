"""The shape that every code list shares."""

import dataclasses

import pytest

from taskforce.vocabulary.core import Term, UnknownCode, Vocabulary, terms


@pytest.fixture
def fruit():
    return Vocabulary(
        "fruit",
        "A test",
        terms(
            ("apple", "Apple", "Grows on trees."),
            ("pear", "Pear"),
            ("kiwi_fruit", "Kiwi fruit"),
            color={"apple": "red", "pear": "green", "kiwi_fruit": "green"},
        ),
    )


def test_it_keeps_the_order_of_the_list(fruit):
    assert list(fruit) == ["apple", "pear", "kiwi_fruit"]


def test_choices_are_pairs_of_code_and_label(fruit):
    assert fruit.choices[0] == ("apple", "Apple")


def test_it_gives_label_and_definition(fruit):
    assert (fruit.label("apple"), fruit.definition("apple")) == ("Apple", "Grows on trees.")


@pytest.mark.parametrize("ask", ["label", "definition", "validate", "__getitem__"])
@pytest.mark.parametrize("code", ["plum", "", "Apple", None, 7])
def test_an_unknown_code_raises_however_it_is_asked_for(fruit, ask, code):
    with pytest.raises(UnknownCode):
        getattr(fruit, ask)(code)


def test_an_unhashable_code_is_unknown(fruit):
    with pytest.raises(UnknownCode):
        fruit.validate(["apple"])


def test_the_error_names_vocabulary_and_code(fruit):
    with pytest.raises(UnknownCode, match="'plum' is not a code of fruit"):
        fruit.validate("plum")


def test_an_unknown_code_is_a_value_error_and_a_key_error():
    assert issubclass(UnknownCode, ValueError) and issubclass(UnknownCode, KeyError)


def test_it_answers_in_and_get_like_a_mapping(fruit):
    assert "apple" in fruit and "plum" not in fruit and fruit.get("plum") is None


def test_a_vocabulary_cannot_be_changed(fruit):
    with pytest.raises((TypeError, AttributeError)):
        fruit["plum"] = Term("plum", "Plum")
    with pytest.raises(AttributeError):
        fruit.name = "vegetables"


def test_a_term_cannot_be_changed(fruit):
    with pytest.raises(dataclasses.FrozenInstanceError):
        fruit["apple"].label = "Pear"
    with pytest.raises(TypeError):
        fruit["apple"].mappings["color"] = "blue"


def test_a_code_may_not_stand_twice():
    with pytest.raises(ValueError, match="stands twice"):
        Vocabulary("fruit", "A test", [Term("a", "A"), Term("a", "B")])


@pytest.mark.parametrize("rows", [[], [Term("", "Blank")], [Term("a", "  ")]])
def test_an_empty_list_code_or_label_is_refused(rows):
    with pytest.raises(ValueError):
        Vocabulary("fruit", "A test", rows)


def test_a_mapping_of_an_unlisted_code_is_refused():
    with pytest.raises(ValueError, match="plum"):
        terms(("apple", "Apple"), color={"plum": "blue"})


def test_it_maps_both_ways(fruit):
    assert fruit.mapped("pear", "color") == "green"
    assert fruit.codes_for("color", "green") == ("pear", "kiwi_fruit")


def test_a_term_without_a_mapping_says_none(fruit):
    assert fruit.mapped("apple", "taste") is None


@pytest.mark.parametrize(
    "spelling", ["kiwi_fruit", "Kiwi fruit", "KIWI-FRUIT", " kiwi\u00a0fruit "]
)
def test_spellings_of_imported_files_are_recognized(fruit, spelling):
    assert fruit.match(spelling) == "kiwi_fruit"


@pytest.mark.parametrize("spelling", ["", "plum", "app"])
def test_other_spellings_are_not(fruit, spelling):
    assert fruit.match(spelling) is None


def test_a_spelling_that_fits_two_terms_fits_none():
    assert Vocabulary("v", "A test", [Term("a", "One"), Term("b", "one!")]).match("ONE") is None


def test_a_subset_keeps_terms_and_order_given(fruit):
    assert fruit.subset("green fruit", ["kiwi_fruit", "pear"]).codes == ("kiwi_fruit", "pear")


def test_a_subset_of_an_unknown_code_raises(fruit):
    with pytest.raises(UnknownCode):
        fruit.subset("more", ["plum"])
