"""From content to a bound file that knows its own page numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from cases.casefile.composing import Run
from cases.casefile.copies import CopyData
from cases.casefile.data import CaseData
from cases.casefile.request import Request
from cases.models import CaseFile, Production
from cases.productions.content import Content, content_of
from cases.productions.pages import Numbered, plan_of
from cases.productions.sources import Source
from taskforce.access.principal import Principal
from taskforce.courtpdf import Bates, BindingFailed, Pagination, Result

# The index prints numbers that binding decides; its own length rests after the first time.
BINDINGS = 3


class Productions:
    """The composer of the profile "discovery"."""

    def read(self, row: CaseFile, data: CaseData, principal: Principal) -> Content | None:
        """The production this file was asked for; None for whoever may not produce."""
        found = (
            Production.objects.permitted(principal, "case.produce")
            .filter(pk=row.options.get("production"), case=row.case_id)
            .select_related("case", "supersedes__series")
            .first()
        )
        return content_of(found, data, principal) if found else None

    def bind(
        self, content: Content, one: CopyData, request: Request, bates: Bates, run: Run
    ) -> tuple[Result, dict[str, Any]]:
        """Bind until the index prints the numbers that the pages bear."""
        laid = run.paginate(plan_of(content, request, Numbered(bates, {})))
        numbered = _numbered(bates, content.sources, laid)
        for _attempt in range(BINDINGS):
            result = run(plan_of(content, request, numbered))
            found = _numbered(bates, content.sources, result)
            if found == numbered:
                return result, {"production": told(content, found)}
            numbered = found
        raise BindingFailed("The index did not come to rest.", "index-0")


def _numbered(bates: Bates, sources: Sequence[Source], laid: Pagination | Result) -> Numbered:
    """First and last page of each record, from the manifest and the anchors."""
    rows = {row.id: (row.first_page, row.last_page) for row in laid.manifest}
    places = laid.places
    pages = {
        one.anchor: rows.get(one.anchor)
        or (places[one.anchor], max(places[one.anchor], places[one.ends]))
        for one in sources
    }
    return Numbered(bates, pages, laid.pages)


def told(content: Content, numbered: Numbered) -> Mapping[str, Any]:
    """What the numbering claims: ids, numbers and hashes, no content."""
    return {
        "id": content.production,
        "in_force": list(content.held.live),
        "sources": [
            {
                **{key: value for key, value in asdict(one).items() if key != "anchor"},
                "first": numbered.pages[one.anchor][0],
                "last": numbered.pages[one.anchor][1],
            }
            for one in content.sources
        ],
    }
