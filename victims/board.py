"""Needs with their services, in the order in which they are worked on."""

from taskforce.vocabulary.niem import REASON_NOT_PROVIDED
from taskforce.vocabulary.services import NEED_STATUS, SERVICE, SERVICE_STATUS
from victims.disclosed import OPEN_STATES
from victims.models import Client, Need, ServiceRecord

NEED_TONES = {"open": "warn", "in_progress": "info", "met": "good", "unmet": "bad", "declined": ""}
SERVICE_TONES = {"planned": "info", "active": "info", "completed": "good", "stopped": "warn"}


def needs_board(client: Client) -> dict:
    """Open needs (urgent first), ended ones, and services without a need; three queries."""
    services: dict = {}
    for row in client.servicerecords.select_related("recorded_by"):
        services.setdefault(row.need_id, []).append(_dress_service(row))
    needs = [_dress_need(need, services.get(need.pk, [])) for need in client.needs.all()]
    return {
        "open": [need for need in needs if need.state in OPEN_STATES],
        "ended": [need for need in needs if need.state not in OPEN_STATES],
        "loose": services.get(None, []),
    }


def _dress_need(need: Need, services: list[ServiceRecord]) -> Need:
    need.label = SERVICE.label(need.category)
    need.state_label, need.tone = NEED_STATUS.label(need.state), NEED_TONES[need.state]
    need.reason_label = REASON_NOT_PROVIDED.label(need.unmet_reason) if need.unmet_reason else ""
    need.given = services
    return need


def _dress_service(row: ServiceRecord) -> ServiceRecord:
    row.label = SERVICE.label(row.category)
    row.status_label = SERVICE_STATUS.label(row.status)
    row.tone = SERVICE_TONES.get(row.status, "")
    return row
