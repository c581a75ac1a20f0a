"""The time that is left: from the run's own pace, drifting, in coarse words."""

import pytest

from cases.casefile.said import time_left
from cases.services.casefile_estimate import Estimate


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def steady(estimate, clock, *, parts=100, seconds=200.0):
    """Each look of a run that lays out its parts at one pace."""
    shown = []
    for done in range(parts + 1):
        estimate.tell(done, parts)
        shown.append(estimate.left())
        clock.now += seconds / parts
    return shown


def test_nothing_is_said_before_anything_is_known():
    assert Estimate(clock=Clock()).left() is None


def test_the_last_such_file_speaks_until_this_one_does():
    clock = Clock()
    estimate = Estimate(prior=120, clock=clock)
    assert estimate.left() == 120
    clock.now += 20
    assert estimate.left() == 100


def test_a_steady_run_is_told_truly():
    clock = Clock()
    shown = steady(Estimate(clock=clock), clock)
    # 200 s of laying out are 95 of 100: about 210 s in all.
    assert shown[50] == pytest.approx(110, abs=3)
    assert shown[90] == pytest.approx(30, abs=3)


def test_it_never_jumps_wildly():
    clock = Clock()
    estimate = Estimate(clock=clock)
    shown = [one for one in steady(estimate, clock, seconds=100) if one is not None]
    for _done in range(1, 20):  # then one exhibit takes for ever
        clock.now += 10
        shown.append(estimate.left())
    steps = [abs(later - earlier) for earlier, later in zip(shown, shown[1:], strict=False)]
    assert max(steps) <= 15
    assert min(shown) >= 1


def test_a_wrong_prior_is_left_behind():
    clock = Clock()
    shown = steady(Estimate(prior=3000, clock=clock), clock, seconds=20)
    assert shown[0] == 3000
    assert shown[-1] < 60


def test_several_copies_are_one_work():
    clock = Clock()
    estimate = Estimate(copies=3, clock=clock)
    for _copy in range(3):
        for done in range(11):
            estimate.tell(done, 10)
            clock.now += 1
    assert estimate.done == pytest.approx(0.95)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (3, "a few seconds left"),
        (40, "less than a minute left"),
        (70, "about a minute left"),
        (170, "about 3 minutes left"),
        (1290, "about 20 minutes left"),
        (7300, "about 2 hours left"),
    ],
)
def test_the_words_are_coarse(seconds, said):
    assert time_left(seconds) == said
