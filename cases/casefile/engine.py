"""The PDF engine at work on one copy of a file, with the job's store, folder and heartbeat."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cases.casefile.store import CaseSectionStore
from cases.services.casefile_heartbeat import Heartbeat
from taskforce.courtpdf import DocumentPlan, Pagination, Result, build, paginate

MOST_CHILDREN = 4


@dataclass(frozen=True)
class Engine:
    """What :class:`~cases.casefile.composing.Run` asks for."""

    store: CaseSectionStore
    output: Path
    heart: Heartbeat

    def __call__(self, plan: DocumentPlan) -> Result:
        return build(plan, **self._given())

    def paginate(self, plan: DocumentPlan) -> Pagination:
        return paginate(plan, **self._given())

    def _given(self) -> dict[str, Any]:
        return {
            "store": self.store,
            "output": self.output,
            "workers": _children(),
            "progress": self.heart.on_progress,
            "cancelled": self.heart.must_stop,
        }


def _children() -> int:
    return max(1, min(MOST_CHILDREN, os.cpu_count() or 1))
