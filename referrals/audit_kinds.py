"""What people do with referrals and the directory, as the auditor reads it."""

from taskforce.audit.kinds import kinds_of

KINDS = kinds_of(
    referral__listed="Listed referrals",
    referral__client_chosen="Looked for a client to refer",
    referral__created="Wrote a referral",
    referral__changed="Changed a referral before sending it",
    referral__viewed="Opened a referral",
    referral__printed="Opened a referral for printing",
    referral__moved="Moved a referral's state",
    referral__messaged="Wrote in a referral's thread",
    listing__viewed="Opened a service in the directory",
    listing__listed="Read the directory of services",
    listing__created="Added a service to the directory",
    listing__changed="Changed a service in the directory",
    listing__places_changed="Changed the free places of a service",
    listing__closed="Closed a service in the directory",
    listing__reopened="Reopened a service in the directory",
    directory__imported="Imported services into the directory",
    directory__exported="Exported the directory",
)
