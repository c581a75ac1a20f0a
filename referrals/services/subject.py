"""Who a referral is about, as the sender tells it; a provider tells only what is released."""

from django.core.exceptions import ValidationError

from taskforce.vocabulary.referral_subject import REFERRAL_SUBJECT, REQUIRED_SUBJECT

LONGEST_FACT = 4000


def checked_facts(agency, subject: dict | None) -> dict[str, str] | None:
    """The facts to store, or None for a provider.

    :param subject: code of ``REFERRAL_SUBJECT`` → text.
    :raises ValidationError: facts from a provider, unknown codes, or no consent.
    """
    if agency.is_provider:
        if subject:
            raise ValidationError(
                "A provider discloses through a release, not by typing.", "subject"
            )
        return None
    facts = {code: str(text).strip() for code, text in (subject or {}).items() if str(text).strip()}
    for code, text in facts.items():
        REFERRAL_SUBJECT.validate(code)
        _check_text(code, text)
    missing = [REFERRAL_SUBJECT.label(code) for code in REQUIRED_SUBJECT if code not in facts]
    if missing:
        raise ValidationError(f"Still missing: {'; '.join(missing)}.", "incomplete")
    if facts["consent"].lower() != "yes":
        raise ValidationError("The person has to agree to be referred.", "consent")
    return {code: facts[code] for code in REFERRAL_SUBJECT if code in facts}


def _check_text(code: str, text: str) -> None:
    if "\x00" in text or len(text) > LONGEST_FACT:
        raise ValidationError(
            f"{REFERRAL_SUBJECT.label(code)}: at most {LONGEST_FACT} plain characters.", "text"
        )
