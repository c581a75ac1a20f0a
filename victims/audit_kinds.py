"""What people do with clients, as the auditor reads it."""

from taskforce.audit.kinds import kinds_of

KINDS = kinds_of(
    client__listed="Listed clients",
    client__created="Took in a client",
    client__viewed="Opened a client",
    client__changed="Changed a client's record",
    client__closed="Closed a client's record",
    client__reopened="Reopened a client's record",
    client__identity_viewed="Read who a client is",
    client__identity_changed="Changed who a client is",
    client__status_decided="Decided potential or confirmed",
    client__history_viewed="Read a client's history",
    first_day__changed="Changed the first-24-hours card",
    contact__added="Added a way to reach a client",
    contact__changed="Changed a way to reach a client",
    need__added="Added a need",
    need__changed="Changed a need",
    service__recorded="Recorded a service",
    note__read="Read confidential notes",
    note__written="Wrote a confidential note",
    release__made="Recorded a release of information",
    release__form_printed="Opened a release form to be signed",
    release__viewed="Opened a release of information",
    release__revoked="Revoked a release of information",
    release__listed="Listed releases of information",
    disclosed__made="Disclosed fields under a release",
    disclosed__read="Read fields disclosed under a release",
)
