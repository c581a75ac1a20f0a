"""The directory of services of the demonstration, some at confidential places."""

from django.utils import timezone

from referrals.models import ListingAddress, ServiceListing
from taskforce.access.identity import acting
from taskforce.accounts.models import Agency, User

LISTINGS = (
    ("HAR", "Emergency shelter for women", "shelter", 12, 3, True, True, "eng spa"),
    ("HAR", "Advocacy and accompaniment", "advocacy", None, None, False, True, "eng spa vie"),
    ("HAR", "Counseling after trauma", "mental_health", 20, 4, False, True, "eng spa"),
    ("GSM", "Meals, clothes and showers", "basic", None, None, False, False, "eng"),
    ("GSM", "Transitional apartments", "shelter", 9, 0, True, False, "eng"),
    ("GSM", "Job readiness", "employment", 15, 6, False, False, "eng spa"),
    ("ODS", "Emergency beds", "shelter", 8, 2, True, True, "eng spa kor"),
    ("ODS", "Beds for minors", "shelter", 4, 1, True, True, "eng spa"),
    ("RGH", "Forensic nurse on call", "medical", None, None, False, True, "eng spa"),
    ("RGH", "Detoxification unit", "substance_use", 6, 2, False, False, "eng"),
)


def load_directory(
    agencies: dict[str, Agency], people: dict[str, User]
) -> dict[str, ServiceListing]:
    """The services of the providers, some at confidential places."""
    keepers = {"HAR": "adv.moreau", "GSM": "adv.grace", "ODS": "shelter.kim", "RGH": "rn.hospital"}
    made = {}
    for short, name, category, total, free, hidden, minors, languages in LISTINGS:
        with acting(people[keepers[short]]):
            listing = ServiceListing.objects.create(
                agency=agencies[short],
                name=name,
                category=category,
                places_total=total,
                places_available=free,
                places_updated_at=timezone.now() if total else None,
                confidential_location=hidden,
                accepts_minors=minors,
                languages=languages.split(),
                phone=agencies[short].phone,
                city=agencies[short].city,
                hours="Any time, day or night"
                if category in ("shelter", "medical")
                else "Mon–Fri, 9–5",
                description=f"{name}, offered by {agencies[short].name}.",
                eligibility="Anyone who may have been trafficked; no papers are asked for.",
            )
            ListingAddress.objects.create(
                listing=listing,
                confidential=hidden,
                text="41 Linden Court, Riverton, PA" if hidden else "12 Grace Street, Riverton, PA",
            )
            made[f"{short}:{name}"] = listing
    return made
