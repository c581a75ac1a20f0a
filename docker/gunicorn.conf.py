"""gunicorn, on one machine and in containers. nginx stands in front of it in production."""

import os

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
# The path without its query: what people search for stays out of the log.
accesslog = "-"
access_log_format = '{"method": "%(m)s", "path": "%(U)s", "status": "%(s)s", "ms": %(M)s}'
errorlog = "-"
