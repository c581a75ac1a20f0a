import pytest
from django.utils import timezone

from cases.services.create import create_case
from taskforce.access.identity import acting
from tests.cast import make_cast


@pytest.fixture
def cast():
    """The people of the tests (``tests.cast``)."""
    return make_cast()


@pytest.fixture
def case(cast):
    """An open case of Riverton, led by the detective."""
    with acting(cast.detective):
        return create_case(
            by=cast.detective,
            title="Motel on Route 9",
            kind="sex_trafficking",
            opened_on=timezone.localdate(),
            task_force=cast.task_force,
            jurisdiction=cast.city,
        )
