"""Who may see and do what with cases and everything below them.

A person sees a case when one of these holds:

1. their agency owns it, it is not sealed, and their role reads cases;
2. they oversee its task force, and it is not sealed;
3. it was shared with their agency, for a purpose, not expired, not sealed, and their role
   reads cases;
4. they hold a personal grant, not expired: the only way into a sealed case.

To add to it the same holds with an investigator's role and a share or grant that says
*contribute*. What belongs to a case follows the case. Advocates and partners come in by a
personal grant alone: shared with them on purpose (DOMAIN.md 1).
"""

from django.db.models import Q

from cases.models import (
    BatesSeries,
    Case,
    CaseAgencyShare,
    CaseCounter,
    CaseFile,
    CaseFilePart,
    CaseFileSchedule,
    CaseFileScheduleRun,
    CaseJurisdiction,
    CasePerson,
    CaseReferral,
    CaseUserGrant,
    Custody,
    DutyMark,
    EvidenceItem,
    ExhibitChoice,
    LogEntry,
    PersonRoleDecision,
    Production,
    ProductionItem,
    RedactionDecision,
    RedactionMark,
    StoredFile,
    Withholding,
    WithholdingEnd,
)
from cases.models.scoped import SCOPE_COLUMNS
from taskforce.access import actions, sql
from taskforce.access.principal import Principal
from taskforce.access.reasons import GrantTables, live, overseen, own_agency
from taskforce.access.rules import Copied, Reason, Rule
from taskforce.audit.access import history_of

READERS = frozenset({"detective", "analyst", "supervisor", "prosecutor"})
INVESTIGATORS = frozenset({"detective", "analyst", "supervisor"})
SUPERVISORS = frozenset({"supervisor"})
PROSECUTORS = frozenset({"prosecutor"})
# Prosecutors file the papers: where they may add to a case, they decide on its redactions.
REDACTORS = INVESTIGATORS | {"prosecutor"}
# Advocates and partners come in by a personal grant alone: shared with them on purpose.
GRANTABLE = READERS | {"advocate", "partner"}
WORKER = frozenset({"worker"})

for _name, _label, _help in (
    ("case.view", "See the case", ""),
    ("case.create", "Open a case", ""),
    ("case.change", "Change the case's header", ""),
    ("case.log", "Write in the log", "Entries are never changed; corrections are addenda."),
    ("case.people", "Add and change people", ""),
    ("case.decide_role", "Decide on a person's role", "With the basis; the history stays."),
    ("case.evidence", "Add evidence and custody", ""),
    ("case.refer", "Refer a person to a provider", ""),
    ("case.export", "Make case files", "Every file is recorded with who asked for it."),
    (
        "case.produce",
        "Produce discovery",
        "Prepare and record productions, withhold records, keep the checklist.",
    ),
    ("case.redact", "Decide on redactions", "Every decision is kept, with who made it and when."),
    ("case.share", "Share the case", "With an agency or a person, for a purpose, with an end."),
    ("case.seal", "Seal and unseal the case", "Sealing ends every share with an agency."),
    ("case.close", "Close and reopen the case", ""),
):
    actions.declare(_name, _label, _help)


def _grants(row_key: str) -> GrantTables:
    return GrantTables("cases", CaseAgencyShare, CaseUserGrant, row_key)


def seeing(row_key: str) -> list[Reason]:
    """The four ways to see a case (``row_key="id"``) or a row below it (``"case_id"``)."""
    grants = _grants(row_key)
    return [
        own_agency(READERS, open_only=True),
        overseen(),
        grants.shared_with_agency("view_case", READERS),
        grants.granted("view_case", GRANTABLE),
    ]


def contributing(row_key: str, roles=INVESTIGATORS) -> list[Reason]:
    """The ways to add to a case."""
    grants = _grants(row_key)
    return [
        own_agency(roles, open_only=True),
        grants.shared_with_agency("contribute_case", roles),
        grants.granted("contribute_case", roles),
    ]


def redacting(row_key: str) -> list[Reason]:
    """The ways to decide on what a public copy leaves out."""
    return contributing(row_key, REDACTORS)


def _holds(row_key: str, roles) -> Reason:
    """A personal grant to contribute, of someone of the owning agency with that role."""
    grant = _grants(row_key).granted("contribute_case", roles)
    home = own_agency(roles)

    def q(principal: Principal) -> Q | None:
        inside, granted = home.q(principal), grant.q(principal)
        return None if inside is None or granted is None else inside & granted

    return Reason(
        "granted_at_home",
        "You hold a personal grant in the owning agency",
        q,
        f"({home.sql}) and ({grant.sql})",
    )


def leading(row_key: str) -> list[Reason]:
    """The owning agency's investigators: its header, shares, seal and end are theirs."""
    return [own_agency(INVESTIGATORS, open_only=True), _holds(row_key, INVESTIGATORS)]


def producing(row_key: str) -> list[Reason]:
    """The ways to answer for discovery: at home, who may export; elsewhere, by role.

    A prosecutor or paralegal prepares productions of what was shared with their office or
    with them. Whoever only oversees, or came in to help, reads the log of productions.
    """
    grants = _grants(row_key)
    return [
        own_agency(READERS, open_only=True),
        grants.shared_with_agency("view_case", PROSECUTORS),
        grants.granted("view_case", PROSECUTORS),
        grants.granted("contribute_case", INVESTIGATORS),
    ]


def supervising(row_key: str) -> list[Reason]:
    """The owning agency's supervisors (with a personal grant, once it is sealed)."""
    return [own_agency(SUPERVISORS, open_only=True), _holds(row_key, SUPERVISORS)]


Rule(
    Case,
    view="case.view",
    reasons={
        "case.view": seeing("id"),
        "case.change": leading("id"),
        "case.log": contributing("id"),
        "case.people": contributing("id"),
        "case.decide_role": contributing("id"),
        "case.evidence": contributing("id"),
        "case.refer": contributing("id"),
        "case.export": seeing("id"),
        "case.produce": producing("id"),
        "case.redact": redacting("id"),
        "case.share": leading("id"),
        "case.seal": supervising("id"),
        "case.close": leading("id"),
    },
    insert=[own_agency(INVESTIGATORS, open_only=True)],
    update=leading("id"),
    tracked="cases_case:id",
)


def _below(
    model,
    *,
    write: list[Reason] | None = None,
    update: bool = False,
    delete: bool = False,
    append_only: bool = False,
):
    """The rule of a row below a case: seen with the case, added by who may add to it."""
    reasons = seeing("case_id")
    Rule(
        model,
        view="case.view",
        reasons={"case.view": reasons, "case.log": contributing("case_id")},
        insert=write or contributing("case_id"),
        update=(write or contributing("case_id")) if update else None,
        delete=(write or contributing("case_id")) if delete else None,
        append_only=append_only,
        copies=Copied(Case, "case_id", SCOPE_COLUMNS),
        tracked="cases_case:case_id" if update or delete else "",
    )


_below(LogEntry, append_only=True)
_below(StoredFile, append_only=True)
_below(CasePerson, update=True)
_below(PersonRoleDecision, append_only=True)
_below(EvidenceItem, update=True)
_below(Custody, append_only=True)
_below(CaseReferral, append_only=True)
_below(CaseJurisdiction, delete=True)
_below(RedactionDecision, write=redacting("case_id"), append_only=True)
_below(RedactionMark, write=redacting("case_id"), append_only=True)


def _worker(principal: Principal) -> Q | None:
    return Q() if principal.has_any(WORKER) else None


KEEPS_QUEUE = Reason("worker", "The export worker keeps the queue", _worker, sql.has_role(WORKER))

# The queue's rows hold no content; the worker reads content only as the person who asked.
Rule(
    CaseFile,
    view="case.view",
    reasons={
        "case.view": [*seeing("case_id"), KEEPS_QUEUE],
        "case.export": seeing("case_id"),
    },
    insert=seeing("case_id"),
    update=[*seeing("case_id"), KEEPS_QUEUE],
    copies=Copied(Case, "case_id", SCOPE_COLUMNS),
)

# A part is published by whoever asked for the file, and goes out by the file's own right.
Rule(
    CaseFilePart,
    view="case.view",
    reasons={
        "case.view": [*seeing("case_id"), KEEPS_QUEUE],
        "case.export": seeing("case_id"),
    },
    insert=seeing("case_id"),
    append_only=True,
    copies=Copied(Case, "case_id", SCOPE_COLUMNS),
)

# The clock finds what is due as the worker; files are made as the person who set it up.
for _model in (CaseFileSchedule, CaseFileScheduleRun):
    Rule(
        _model,
        view="case.view",
        reasons={
            "case.view": [*seeing("case_id"), KEEPS_QUEUE],
            "case.export": seeing("case_id"),
        },
        insert=seeing("case_id"),
        update=[*seeing("case_id"), KEEPS_QUEUE] if _model is CaseFileSchedule else None,
        append_only=_model is CaseFileScheduleRun,
        copies=Copied(Case, "case_id", SCOPE_COLUMNS),
    )


def _of_production(model, *, update: bool = False):
    """The rule of a row of discovery: seen with the case, written by who may produce."""
    Rule(
        model,
        view="case.view",
        reasons={"case.view": seeing("case_id"), "case.produce": producing("case_id")},
        insert=producing("case_id"),
        update=producing("case_id") if update else None,
        append_only=not update,
        copies=Copied(Case, "case_id", SCOPE_COLUMNS),
        tracked="cases_case:case_id" if update else "",
    )


_of_production(BatesSeries, update=True)
_of_production(Production, update=True)
_of_production(ProductionItem)
_of_production(Withholding)
_of_production(WithholdingEnd)
_of_production(DutyMark)
_of_production(ExhibitChoice)

_own_counter = [own_agency(INVESTIGATORS)]
Rule(
    CaseCounter,
    view="case.create",
    reasons={"case.create": _own_counter},
    insert=_own_counter,
    update=_own_counter,
)


def _holder_of_case(principal: Principal) -> Q | None:
    if principal.user_id is None or not principal.has_any(GRANTABLE):
        return None
    held = CaseUserGrant._base_manager.filter(live(), user_id=principal.user_id)
    held = held.values("content_object_id")
    return Q(content_object_id__in=held)


def _holder_at_home(principal: Principal) -> Q | None:
    held, home = _holder_of_case(principal), own_agency(INVESTIGATORS).q(principal)
    return None if held is None or home is None else held & home


def _grant_rule(model, own_column: str, own_value: str, q_own) -> None:
    """Grants are read by whom they open, by the owning agency, and by holders of the case.

    A policy cannot ask its own table or the case again (it would recurse), so holders are
    asked through ``cases_holds`` (migration ``walls_functions``), which reads as the owner.
    """
    seen = [
        Reason("own_grant", "It is yours", q_own, f"{own_column} = {own_value}"),
        own_agency(READERS, open_only=True),
        Reason(
            "holder",
            "You hold a personal grant on the case",
            _holder_of_case,
            f"{sql.has_role(GRANTABLE)} and cases_holds(content_object_id)",
        ),
    ]
    written = [
        own_agency(INVESTIGATORS, open_only=True),
        Reason(
            "holder_at_home",
            "You hold a personal grant on your agency's case",
            _holder_at_home,
            f"agency_id = {sql.AGENCY} and {sql.has_role(INVESTIGATORS)}"
            " and cases_holds(content_object_id)",
        ),
    ]
    Rule(
        model,
        view="case.view",
        reasons={"case.view": seen},
        insert=written,
        update=written,
        delete=written,
        copies=Copied(Case, "content_object_id", ("agency_id", "sealed")),
        tracked="cases_case:content_object_id",
    )


def _own_group(principal: Principal) -> Q | None:
    return Q(group_id=principal.group_id) if principal.group_id else None


def _own_grant(principal: Principal) -> Q | None:
    return Q(user_id=principal.user_id) if principal.user_id else None


_grant_rule(CaseAgencyShare, "group_id", sql.GROUP, _own_group)
_grant_rule(CaseUserGrant, "user_id", sql.USER, _own_grant)

history_of(Case)
