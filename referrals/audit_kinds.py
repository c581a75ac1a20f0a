"""What people do with referrals and the directory, as the auditor reads it."""

from taskforce.audit.kinds import declare

declare(
    referral__listed="Listed referrals",
    referral__created="Wrote a referral",
    referral__viewed="Opened a referral",
    referral__moved="Moved a referral's state",
    referral__messaged="Wrote in a referral's thread",
    listing__viewed="Opened a service in the directory",
    listing__listed="Read the directory of services",
    listing__created="Added a service to the directory",
    listing__changed="Changed a service in the directory",
)
