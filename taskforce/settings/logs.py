"""Logs: one JSON object a line, with ids and places in the code, and never any content.

The text of an exception may quote what a person typed (a database error quotes the row), so
an error is logged as its type and the places it passed through. Task arguments and results
are left out; a page's query string is left out.
"""

import logging
import logging.config
import traceback
from typing import Any

import structlog


def plain_error(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Replace exception information by type and frames."""
    info = event.pop("exc_info", None)
    if isinstance(info, BaseException):
        info = (type(info), info, info.__traceback__)
    if isinstance(info, tuple) and info[0] is not None:
        event["error"] = info[0].__name__
        frames = traceback.extract_tb(info[2])[-12:]
        event["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return event


class NoContent(logging.Filter):
    """Celery's task lines carry arguments and error texts: keep the task's name and id."""

    def filter(self, record: logging.LogRecord) -> bool:
        data = record.args if isinstance(record.args, dict) else {}
        if "id" in data and "name" in data:
            word = "failed" if record.levelno >= logging.WARNING else "done"
            record.msg, record.args = f"task {data['name']}[{data['id']}] {word}", ()
        return True


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    plain_error,
]

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_content": {"()": NoContent}},
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": SHARED,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        },
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "json",
            "filters": ["no_content"],
        },
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
        "pikepdf": {"level": "WARNING"},
        "pyhanko": {"level": "WARNING"},
        "axes": {"level": "WARNING"},
    },
}


def configure(logging_dict: dict[str, Any], level: str) -> None:
    """Set up logging and structlog for this process."""
    logging_dict["root"]["level"] = level
    logging.config.dictConfig(logging_dict)
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
