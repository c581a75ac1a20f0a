"""The directory of services, and referrals between agencies. Uses victims."""
