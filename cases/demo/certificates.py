"""Certificates of the demonstration's agencies, made on this machine and nowhere else."""

from pathlib import Path

from django.conf import settings

from cases.casefile.signing import LOCAL_STAMPS
from taskforce.accounts.models import Agency
from taskforce.courtpdf.authority import new_authority
from taskforce.vocabulary.agencies import LAW_ENFORCEMENT_KINDS


def load_certificates() -> bool:
    """A certificate for each agency that makes case files, and an authority for time stamps.

    Returns False where they are there already.

    The authority's own key is not kept: it ends with this process.
    """
    folder = Path(settings.SIGNING_DIR)
    root = folder / "roots" / "demonstration.pem"
    if root.exists():
        return False
    authority = new_authority("Demonstration authority (not for courts)")
    for agency in Agency.objects.order_by("pk"):
        if agency.kind in LAW_ENFORCEMENT_KINDS | {"prosecutor"}:
            authority.issue(f"{agency.name} (demonstration)", folder / agency.short_name)
    authority.issue("Local time stamps (demonstration)", folder / LOCAL_STAMPS, stamps_time=True)
    authority.publish(root)
    return True
