"""Logs carry ids and places in the code, never what a person typed."""

import json
import logging

from django.conf import settings

from taskforce.settings.logs import NoContent

SECRET = "the witness lives at 12 Elm Street"


def written(record: logging.LogRecord) -> str:
    import logging.config

    handler = logging.getLogger().handlers[0] if logging.getLogger().handlers else None
    config = settings.LOGGING["formatters"]["json"]
    formatter = config["()"](
        foreign_pre_chain=config["foreign_pre_chain"], processors=config["processors"]
    )
    assert handler is not None
    NoContent().filter(record)
    return formatter.format(record)


def failed() -> tuple:
    import sys

    try:
        raise ValueError(SECRET)
    except ValueError:
        return sys.exc_info()


def record(message: str, *args, exc_info=None) -> logging.LogRecord:
    return logging.LogRecord("x", logging.ERROR, __file__, 1, message, args, exc_info)


def test_an_error_is_its_type_and_its_places():
    line = json.loads(written(record("it failed", exc_info=failed())))
    assert line["error"] == "ValueError"
    assert "test_logs.py" in line["at"][0]


def test_the_text_of_an_error_is_left_out():
    assert SECRET not in written(record("it failed", exc_info=failed()))


def test_a_task_is_its_name_and_id():
    context = {"id": "4711", "name": "cases.tasks.build", "exc": SECRET, "args": (SECRET,)}
    line = written(record("Task %(name)s[%(id)s] raised: %(exc)r %(args)s", context))
    assert "task cases.tasks.build[4711] failed" in line
    assert SECRET not in line
