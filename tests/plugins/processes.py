"""Which process runs which tests: those of a file together, and the longest files first.

Left to itself xdist begins with the files of the most tests, which are the quick ones; at the
end a process would wait for the other one's long file.
"""

from pathlib import Path

from xdist.scheduler import LoadFileScheduling

from tests.plugins.slowest import FILE

WHOLE = "tests/browser"  # they share one running product, which takes a minute to start
A_TEST = 0.1  # seconds, where nothing is known of a file


def known_seconds() -> dict[str, float]:
    """What each long file took, as it was written down."""
    found: dict[str, float] = {}
    for line in FILE.read_text().splitlines():
        name, seconds = line.split()
        unit = unit_of(name)
        found[unit] = found.get(unit, 0.0) + float(seconds)
    return found


def unit_of(file: str) -> str:
    return WHOLE if Path(file).parent == Path(WHOLE) else file


class ByFile(LoadFileScheduling):
    def __init__(self, config, log=None):
        super().__init__(config, log)
        self.seconds = known_seconds()

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(super()._split_scope(nodeid))

    def _assign_work_unit(self, node) -> None:
        longest = max(self.workqueue, key=self._expected)
        self.workqueue.move_to_end(longest, last=False)
        super()._assign_work_unit(node)

    def _expected(self, unit: str) -> float:
        return self.seconds.get(unit, len(self.workqueue[unit]) * A_TEST)


def pytest_xdist_make_scheduler(config, log):
    return ByFile(config, log)
