from cases.models.case import Case, CaseCounter, CaseJurisdiction
from cases.models.casefile import CaseFile
from cases.models.casefile_part import CaseFilePart
from cases.models.evidence import Custody, EvidenceItem
from cases.models.exhibit_choice import ExhibitChoice
from cases.models.file import StoredFile
from cases.models.grants import CaseAgencyShare, CaseUserGrant
from cases.models.log import LogEntry
from cases.models.person import CasePerson, PersonRoleDecision
from cases.models.production import BatesSeries, Production, ProductionItem
from cases.models.redaction import RedactionDecision, RedactionMark
from cases.models.referral import CaseReferral
from cases.models.schedule import CaseFileSchedule, CaseFileScheduleRun
from cases.models.withholding import DutyMark, Withholding, WithholdingEnd

__all__ = [
    "BatesSeries",
    "Case",
    "CaseAgencyShare",
    "CaseCounter",
    "CaseFile",
    "CaseFilePart",
    "CaseFileSchedule",
    "CaseFileScheduleRun",
    "CaseJurisdiction",
    "CasePerson",
    "CaseReferral",
    "CaseUserGrant",
    "Custody",
    "DutyMark",
    "EvidenceItem",
    "ExhibitChoice",
    "LogEntry",
    "PersonRoleDecision",
    "Production",
    "ProductionItem",
    "RedactionDecision",
    "RedactionMark",
    "StoredFile",
    "Withholding",
    "WithholdingEnd",
]
