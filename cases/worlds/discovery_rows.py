"""A production of a case with what belongs to it, one row of each kind."""

from cases import models as c
from taskforce.access.world import ALIAS, make
from taskforce.accounts.models import User


def add_discovery(case: c.Case, file: c.CaseFile, owner: User) -> None:
    entry = c.LogEntry.objects.using(ALIAS).get(case=case)
    series = make(c.BatesSeries, case=case, prefix=f"{case.number}-", chosen_by=owner)
    production = make(
        c.Production,
        case=case,
        number=1,
        recipient="x",
        defendant="x",
        basis="brady",
        medium="disc",
        prepared_by=owner,
        case_file=file,
        series=series,
    )
    withholding = make(
        c.Withholding,
        case=case,
        number=1,
        entry=entry,
        kind="other",
        description="d",
        basis="b",
        withheld_by=owner,
    )
    make(
        c.ProductionItem,
        case=case,
        production=production,
        kind="entry",
        source_id=entry.pk,
        label="Log entry 1",
        bates_first=1,
        bates_last=1,
        sha256="0",
        withholding=withholding,
    )
    make(c.WithholdingEnd, case=case, withholding=withholding, reason="r", ended_by=owner)
    make(c.DutyMark, case=case, duty="brady", state="pending", marked_by=owner)
    make(
        c.ExhibitChoice,
        case=case,
        production=production,
        file=c.StoredFile.objects.using(ALIAS).filter(case=case).first(),
        fingerprint="0",
        how="cover",
        decided_by=owner,
    )
