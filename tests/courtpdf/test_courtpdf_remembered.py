"""The tests' memory of what children answered: equal to the last byte, or asked again."""

import pytest

from taskforce.courtpdf.workers import Limits
from tests.plugins.engine import Answers, RememberingChild

from .test_courtpdf_children import job


@pytest.fixture
def ask(tmp_path):
    """``ask(html)``: the answer, and whether a real child gave it."""

    def asked(html: str):
        child = RememberingChild(Answers(tmp_path / "answers"), Limits())
        try:
            return child.call(job(html), {}, 60), child.child is not None
        finally:
            child.stop()

    return asked


def test_an_equal_job_is_answered_as_the_child_did(ask):
    answer, by_a_child = ask("<p>A blue van left.")
    assert by_a_child and answer[0]["pages"] == 1
    assert ask("<p>A blue van left.") == (answer, False)


def test_one_other_letter_is_another_job(ask):
    ask("<p>A blue van left.")
    _answer, by_a_child = ask("<p>A blue fan left.")
    assert by_a_child


def test_a_refusal_is_not_remembered(ask):
    for _ in range(2):
        (reply, _pdf), by_a_child = ask("<p>seen</p><datalist>lost words</datalist>")
        assert by_a_child and reply["error"]
