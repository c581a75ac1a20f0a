"""Which process runs which tests: those of a file together, and those of the whole product."""

from pathlib import Path

from xdist.scheduler import LoadFileScheduling

WHOLE = "tests/browser"  # they share one running product, which takes a minute to start


class ByFile(LoadFileScheduling):
    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return WHOLE if Path(file).parent == Path(WHOLE) else file


def pytest_xdist_make_scheduler(config, log):
    return ByFile(config, log)
