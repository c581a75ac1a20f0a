from referrals.models.listing import ListingAddress, ServiceListing
from referrals.models.message import ReferralMessage
from referrals.models.referral import Referral, ReferralCounter, ReferralMove, ReferralSubject

__all__ = [
    "ListingAddress",
    "Referral",
    "ReferralCounter",
    "ReferralMessage",
    "ReferralMove",
    "ReferralSubject",
    "ServiceListing",
]
