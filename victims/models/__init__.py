from victims.models.client import (
    Client,
    ClientCounter,
    ClientStatusDecision,
    FirstDayItem,
    SafeContact,
)
from victims.models.need import Need, ServiceRecord
from victims.models.note import ConfidentialNote
from victims.models.release import DisclosedField, Release

__all__ = [
    "Client",
    "ClientCounter",
    "ClientStatusDecision",
    "ConfidentialNote",
    "DisclosedField",
    "FirstDayItem",
    "Need",
    "Release",
    "SafeContact",
    "ServiceRecord",
]
