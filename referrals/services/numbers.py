from django.utils import timezone

from referrals.models import ReferralCounter


def next_number(agency) -> str:
    """The next referral number of an agency and year, such as ``R-RPD-2026-0007``; gap-free.

    The counter's row stays locked until the transaction ends.
    """
    year = timezone.localdate().year
    counter, _ = ReferralCounter.objects.get_or_create(agency=agency, year=year)
    counter = ReferralCounter.objects.select_for_update().get(pk=counter.pk)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"R-{agency.short_name}-{year}-{counter.last:04}"
