"""gunicorn, on one machine and in containers. nginx stands in front of it in production."""

import json
import logging
import os
import traceback
from datetime import UTC, datetime

from gunicorn.glogging import Logger


class Line(logging.Formatter):
    """One JSON object; an error is its type and places (taskforce/settings/logs.py says why)."""

    def format(self, record):
        line = {
            "event": record.getMessage().split("?")[0],  # no query of a request that failed
            "level": record.levelname.lower(),
            "logger": record.name,
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])[-12:]
            line["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        return json.dumps(line)


class JsonLogger(Logger):
    """Requests by their path without its query: what people search for stays out of the log."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(Line())

    def access(self, resp, req, environ, request_time):
        line = {
            "method": environ.get("REQUEST_METHOD"),
            "path": environ.get("PATH_INFO"),
            "status": str(resp.status).split(" ")[0],
            "ms": int(request_time.total_seconds() * 1000),
            "timestamp": datetime.now(UTC).isoformat(),
        }
        self.access_log.info("%s", json.dumps(line))


logger_class = JsonLogger
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
preload_app = True  # loaded, checked and refused once; the workers share the memory
timeout = 60
graceful_timeout = 10
keepalive = 5
max_requests = 5000
max_requests_jitter = 500
limit_request_line = 8190
worker_tmp_dir = "/dev/shm"  # noqa: S108  (a heartbeat file; never on a slow disk)
control_socket_disable = True  # nobody uses it, and a container's home cannot hold it
accesslog = errorlog = "-"
