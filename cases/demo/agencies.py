"""Agencies, jurisdictions and task forces of the demonstration."""

from django.contrib.auth.models import Group

from taskforce.accounts.models import Agency, Jurisdiction, TaskForce

# short name: (name, kind, ORI, telephone, city)
AGENCIES = {
    "RPD": ("Riverton Police Department", "police", "PA0990100", "555-0110", "Riverton"),
    "MCSO": ("Marlow County Sheriff's Office", "sheriff", "PA0990000", "555-0120", "Marlow"),
    "KSP": ("Keystone State Police", "state", "PAPSP0900", "555-0130", "Harmon"),
    "FIO": (
        "Federal Investigations Office, Riverton",
        "federal",
        "PAFIO0900",
        "555-0140",
        "Riverton",
    ),
    "MCDA": ("Marlow County District Attorney", "prosecutor", "PA099013A", "555-0150", "Riverton"),
    "HAR": ("Harbor House", "provider", "", "555-0160", "Riverton"),
    "GSM": ("Grace Street Mission", "provider", "", "555-0170", "Riverton"),
    "ODS": ("Open Door Shelter", "provider", "", "555-0180", "Marlow"),
    "RGH": ("Riverton General Hospital", "hospital", "", "555-0190", "Riverton"),
    "FPD": ("Farwell Police Department", "police", "PA0980100", "555-0210", "Farwell"),
}
OUTSIDE = {"FPD"}
TASK_FORCE = "Riverton Human Trafficking Task Force"
OTHER_TASK_FORCE = "Farwell Valley Task Force"

# name: (kind, parent)
PLACES = {
    "United States": ("nation", None),
    "Pennsylvania": ("state", "United States"),
    "Middle District": ("federal_district", "Pennsylvania"),
    "Marlow County": ("county", "Pennsylvania"),
    "Riverton": ("city", "Marlow County"),
    "Marlow": ("city", "Marlow County"),
    "Red Elk Reservation": ("tribal", "Pennsylvania"),
    "Farwell County": ("county", "Pennsylvania"),
    "Farwell": ("city", "Farwell County"),
}
SERVES = {
    "RPD": ["Riverton"],
    "MCSO": ["Marlow County", "Marlow"],
    "KSP": ["Pennsylvania"],
    "FIO": ["Middle District"],
    "MCDA": ["Marlow County"],
    "HAR": ["Riverton", "Marlow County"],
    "GSM": ["Riverton"],
    "ODS": ["Marlow County"],
    "RGH": ["Riverton"],
    "FPD": ["Farwell"],
}


def load_agencies() -> dict[str, Agency]:
    """Create what is missing; gives the agencies by short name."""
    places: dict[str, Jurisdiction] = {}
    for name, (kind, parent) in PLACES.items():
        places[name], _ = Jurisdiction.objects.get_or_create(
            name=name, kind=kind, parent=places.get(parent or "")
        )
    agencies: dict[str, Agency] = {}
    for short_name, (name, kind, ori, phone, city) in AGENCIES.items():
        group, _ = Group.objects.get_or_create(name=f"agency {short_name}")
        agency, _ = Agency.objects.get_or_create(
            short_name=short_name,
            defaults={
                "name": name,
                "kind": kind,
                "ori": ori,
                "phone": phone,
                "city": city,
                "state": "PA",
                "group": group,
            },
        )
        agency.jurisdictions.set([places[place] for place in SERVES[short_name]])
        agencies[short_name] = agency
    inside, _ = TaskForce.objects.get_or_create(
        name=TASK_FORCE, defaults={"lead_agency": agencies["RPD"]}
    )
    inside.agencies.set([a for s, a in agencies.items() if s not in OUTSIDE])
    outside, _ = TaskForce.objects.get_or_create(name=OTHER_TASK_FORCE)
    outside.agencies.set([agencies[s] for s in sorted(OUTSIDE)])
    return agencies
