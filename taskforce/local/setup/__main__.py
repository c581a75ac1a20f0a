"""Set-up, run by the machine's own Python before any package is there: standard library only.

``python3 taskforce/local/setup [--dev]`` from the checkout; script/setup calls it.
"""

import fcntl
import sys
from pathlib import Path

import frontend
import packages
import system
from report import Fault

CHECKOUT = Path(__file__).resolve().parent.parent.parent.parent


def main(arguments: list[str]) -> int:
    """Bring everything up to date; one line names what could not be done."""
    dev = "--dev" in arguments
    with open(CHECKOUT / ".setup.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            system.ensure(dev)
            packages.ensure(CHECKOUT, dev)
            frontend.ensure(CHECKOUT, dev)
        except Fault as fault:
            print(fault, file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            print("Set-up was interrupted; it goes on where it was at the next start.")
            return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
