"""What gunicorn writes: one JSON object a line, without queries and without texts of errors."""

import json
import logging
import runpy
import sys
from datetime import timedelta
from types import SimpleNamespace

import pytest

from taskforce.local.paths import CHECKOUT

TYPED = "the witness lives at 12 Elm Street"


@pytest.fixture(scope="module")
def config():
    return runpy.run_path(str(CHECKOUT / "docker/gunicorn.conf.py"))


def formatted(config, message: str, *args, exc_info=None) -> dict:
    record = logging.LogRecord("gunicorn.error", 40, __file__, 1, message, args, exc_info)
    return json.loads(config["Line"]().format(record))


def test_an_error_is_its_type_and_its_places(config):
    try:
        raise ValueError(TYPED)
    except ValueError:
        line = formatted(config, "Error handling request %s", "/cases", exc_info=sys.exc_info())
    assert line["error"] == "ValueError"
    assert "test_server_logs.py" in line["at"][0]
    assert TYPED not in json.dumps(line)


def test_a_request_that_fails_is_told_without_its_query(config):
    line = formatted(config, "Error handling request %s", f"/search?q={TYPED}")
    assert line["event"] == "Error handling request /search"


def test_a_path_cannot_forge_a_second_line(config, capsys):
    from gunicorn.config import Config

    settings = Config()
    settings.set("accesslog", "-")
    logger = config["JsonLogger"](settings)
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": '/a\n{"path": "/b"}', "QUERY_STRING": TYPED}
    logger.access(SimpleNamespace(status="404 Not Found"), None, environ, timedelta(seconds=1.5))
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    line = json.loads(lines[0])
    assert (line["path"], line["status"], line["ms"]) == ('/a\n{"path": "/b"}', "404", 1500)
    assert TYPED not in lines[0]
