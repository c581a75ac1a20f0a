import pytest
from django.utils import timezone

from cases.services.create import create_case
from taskforce.access.identity import acting


@pytest.fixture(autouse=True)
def _engine(remembering_engine):
    """What an equal file was made of is not laid out again (``tests/plugins/engine.py``)."""


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
