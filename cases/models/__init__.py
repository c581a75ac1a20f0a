from cases.models.case import Case, CaseCounter, CaseJurisdiction
from cases.models.casefile import CaseFile
from cases.models.casefile_part import CaseFilePart
from cases.models.evidence import Custody, EvidenceItem
from cases.models.file import StoredFile
from cases.models.grants import CaseAgencyShare, CaseUserGrant
from cases.models.log import LogEntry
from cases.models.person import CasePerson, PersonRoleDecision
from cases.models.referral import CaseReferral
from cases.models.schedule import CaseFileSchedule, CaseFileScheduleRun

__all__ = [
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
    "EvidenceItem",
    "LogEntry",
    "PersonRoleDecision",
    "StoredFile",
]
