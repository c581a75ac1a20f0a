"""A container's health check: ``python -m taskforce.operations.probe URL`` exits 0 on a 200."""

import os
import sys
import urllib.request


def main(url: str) -> int:
    """Ask once, without following anything anywhere else."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0]
    request = urllib.request.Request(url, headers={"Host": host})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=8) as answer:  # noqa: S310
            return 0 if answer.status == 200 else 1
    except OSError:
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
