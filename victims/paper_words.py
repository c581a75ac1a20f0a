"""The release form in the words of the one who signs it: first person, no terms of the trade."""

from taskforce.vocabulary.releases import RELEASE_FIELD

WORDS = {
    "name": ("My name", ""),
    "birth_date": ("My date of birth", ""),
    "age_group": ("Whether I am an adult or under 18", "Not the date."),
    "sex": ("My sex or gender", ""),
    "languages": ("The languages I speak", "And whether I want an interpreter."),
    "citizenship": ("My citizenship", ""),
    "safe_contact": ("Safe ways to reach me", ""),
    "family": ("My children and family who come along", ""),
    "victim_status": ("That I may have been trafficked", "And what that is based on."),
    "trafficking_kind": ("What kind of trafficking", "Sex, labor or both. No details."),
    "needs": ("What I need", ""),
    "services": ("What help I have had, and when", ""),
    "medical": ("My medical needs", "Such as medicine, an allergy, a pregnancy."),
    "mental_health": ("My mental health needs", ""),
    "substance_use": ("My needs about alcohol or drugs", "Treatment records need one more form."),
    "accessibility": ("A disability, and what makes things easier", ""),
    "safety": ("My safety", "Who must not learn where I am."),
    "immigration": ("My immigration matters and dates", ""),
    "legal": ("My legal matters", "Charges, orders, hearings."),
    "education_work": ("My school and work", ""),
    "documents": ("These papers:", "Write down which."),
    "participation": ("Whether and when I am ready to talk", ""),
}


def lines(chosen) -> list[dict]:
    """What is chosen, or, before anything is, the whole list to be checked by hand."""
    return [
        {"label": WORDS[code][0], "definition": WORDS[code][1], "chosen": code in chosen}
        for code in RELEASE_FIELD
        if not chosen or code in chosen
    ]
