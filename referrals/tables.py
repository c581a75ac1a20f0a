"""The list of referrals, as a table for each tab."""

from django.urls import reverse

from referrals.clock import WAITING_FOR_ANSWER, clock_of
from referrals.conversation import tone_of
from referrals.lists import LABELS, SENT, WAITING
from taskforce.ui.tables import Column, Table, cells
from taskforce.vocabulary.referrals import CLOSED_TO_RECEIVER, REFERRAL_STATE, REFERRAL_URGENCY
from taskforce.vocabulary.services import SERVICE

URGENCY_TONES = {"emergency": "bad", "urgent": "warn"}
EMPTY = {
    WAITING: (
        "Nothing waits for your agency",
        "Referrals that other agencies send you appear here.",
    ),
    SENT: ("Your agency has no open referral", "Referrals that your agency writes appear here."),
    "closed": ("Nothing is closed yet", "Referrals that have ended stay here."),
}


def shown_needs(needs) -> str:
    """Needs in words, short enough for a list."""
    labels = [SERVICE.label(code) for code in needs if code in SERVICE]
    more = len(labels) - 2
    return "; ".join(labels[:2]) + (f" and {more} more" if more > 0 else "")


class Rows:
    """What the cells need to know beside the referral itself."""

    def __init__(self, user, names: dict, live: set):
        self.user, self.names, self.live = user, names, live

    def hidden(self, row) -> bool:
        """Whether the row is received and over: number, dates and state are all that is left."""
        if row.agency_id == self.user.agency_id:
            return False
        gone = row.release_id is not None and row.release_id not in self.live
        return gone or row.state in CLOSED_TO_RECEIVER

    def number(self, row):
        href = reverse("referral-detail", args=[row.pk])
        return cells.link(row.number, href)

    def client(self, row):
        return self.names.get(row.release_id, "")

    def other_side(self, row):
        if self.hidden(row):
            return ""
        sent = row.agency_id == self.user.agency_id
        other = row.to_agency if sent else row.agency
        return cells.text(
            f"{'To' if sent else 'From'} {other.name}", row.listing.name if row.listing else ""
        )

    def needs(self, row):
        return "" if self.hidden(row) else shown_needs(row.needs)

    def urgency(self, row):
        if self.hidden(row):
            return cells.text("")
        return cells.tag(REFERRAL_URGENCY.label(row.urgency), URGENCY_TONES.get(row.urgency, ""))

    def state(self, row):
        return cells.tag(REFERRAL_STATE.label(row.state), tone_of(row.state))

    def clock(self, row):
        clock = clock_of(row)
        return cells.tag(clock.text, clock.tone) if row.state in WAITING_FOR_ANSWER else clock.text


def table_of(tab: str, rows: Rows) -> Table:
    """The table of a tab."""
    title, text = EMPTY[tab]
    return Table(
        key=f"referrals-{tab}",
        caption=f"Referrals: {LABELS[tab].lower()}",
        sort="-active",
        noun="referrals",
        empty_title=title,
        empty_text=text,
        columns=[
            Column("number", "Number", rows.number),
            *([Column("client", "Client", rows.client)] if rows.names else []),
            Column("other", "With", rows.other_side),
            Column("needs", "Needs", rows.needs),
            Column("urgency", "Urgency", rows.urgency),
            Column("state", "State", rows.state),
            Column("clock", "Answer", rows.clock),
            Column(
                "active",
                "Last activity",
                lambda row: cells.when(row.last_activity),
                sort="last_activity",
                descending=True,
            ),
        ],
    )
