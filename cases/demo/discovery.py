"""Discovery in the demonstration: a withheld entry, a checklist begun, a first production.

Its file is asked for and made by the worker as soon as the product runs; then it waits to be
handed over.
"""

from django.utils import timezone

from cases.models import Case
from cases.services.duties import mark_duty
from cases.services.production_draft import draft_production, suggested_prefix
from cases.services.production_prepare import prepare_production
from cases.services.withholding import withhold
from taskforce.access.identity import acting
from taskforce.accounts.models import User


def load_discovery(case: Case, people: dict[str, User]) -> None:
    """What the detective and the prosecutor of a shared case did for the defense."""
    detective, prosecutor = people["det.rivera"], people["ada.lindqvist"]
    with acting(detective):
        entry = case.logentrys.visible_to(detective).get(number=12)
        held = withhold(
            case=case,
            by=detective,
            target=entry,
            kind="informant",
            description="Log entry on a telephone call",
            basis="It would tell who informs the police. No element of a charge rests on it.",
            author=str(entry.author),
            document_date=timezone.localdate(entry.occurred_at),
        )
    with acting(prosecutor):
        production = draft_production(
            case=case,
            by=prosecutor,
            recipient="Jordan Whitfield",
            office="Whitfield & Osei, Riverton",
            defendant="R. Castellano",
            basis="rule_16_request",
            basis_detail="Request of the defense after arraignment",
            medium="disc",
            medium_detail="Disc 1 of 1",
            child_names="protective_order",
            prefix=suggested_prefix(case),
        )
        prepare_production(production=production, by=prosecutor, offered=False)
        for duty, state, more in (
            ("organization", "not_applicable", {"note": "The defendant is a natural person."}),
            ("notes", "withheld", {"withholding": held}),
            ("experts", "pending", {"note": "The laboratory has not named its expert."}),
        ):
            mark_duty(case=case, by=prosecutor, duty=duty, state=state, **more)
