"""The demonstration's accounts. Their password is public: they exist in demo mode only."""

from django.contrib.auth.hashers import make_password

from taskforce.accounts.models import Agency, Oversight, TaskForce, User

PASSWORD = "demo-Riverton-2016"  # noqa: S105

# username: (title, full name, agency, roles)
ACCOUNTS = {
    "det.rivera": ("Detective", "Marisol Rivera", "RPD", ["detective"]),
    "det.brandt": ("Detective", "Owen Brandt", "RPD", ["detective"]),
    "ana.cho": ("Crime Analyst", "Hana Cho", "RPD", ["analyst"]),
    "sgt.okafor": ("Sergeant", "Daniel Okafor", "RPD", ["supervisor"]),
    "det.neighbor": ("Detective", "Lena Hartwell", "MCSO", ["detective"]),
    "lt.pruitt": ("Lieutenant", "Gus Pruitt", "MCSO", ["supervisor"]),
    "trooper.state": ("Trooper", "Walt Emery", "KSP", ["detective"]),
    "agent.federal": ("Special Agent", "Priya Nair", "FIO", ["detective"]),
    "ada.lindqvist": ("Assistant District Attorney", "Karin Lindqvist", "MCDA", ["prosecutor"]),
    "adv.moreau": ("Victim Advocate", "Celeste Moreau", "HAR", ["advocate"]),
    "adv.tran": ("Victim Advocate", "Linh Tran", "HAR", ["advocate"]),
    "dir.santos": ("Program Director", "Rafael Santos", "HAR", ["supervisor"]),
    "adv.grace": ("Case Manager", "Ruth Abernathy", "GSM", ["advocate"]),
    "shelter.kim": ("Intake Coordinator", "Jin Kim", "ODS", ["partner"]),
    "rn.hospital": ("Forensic Nurse", "Denise Walker", "RGH", ["advocate"]),
    "coord.bell": ("Task Force Coordinator", "Thomas Bell", "RPD", ["coordinator"]),
    "audit.ng": ("Security Officer", "Vivian Ng", "RPD", ["auditor"]),
    "audit.harbor": ("Compliance Officer", "Noor Aziz", "HAR", ["auditor"]),
    "admin.ruiz": ("Systems Administrator", "Paula Ruiz", "RPD", ["administrator"]),
    "admin.harbor": ("Office Manager", "Beth Olsen", "HAR", ["administrator"]),
    "out.sider": ("Detective", "Carl Voss", "FPD", ["detective"]),
}


def load_people(agencies: dict[str, Agency], task_force: TaskForce) -> dict[str, User]:
    """Create what is missing; gives the accounts by user name."""
    encoded = make_password(PASSWORD)
    people: dict[str, User] = {}
    for number, (username, (title, name, short_name, roles)) in enumerate(ACCOUNTS.items()):
        people[username], _ = User.objects.get_or_create(
            username=username,
            defaults={
                "title": title,
                "full_name": name,
                "agency": agencies[short_name],
                "roles": roles,
                "password": encoded,
                "badge": f"{1100 + 7 * number}",
                "email": f"{username}@example.org",
                "phone": f"555-03{number:02d}",
            },
        )
    sergeant = people["sgt.okafor"]
    Oversight.objects.get_or_create(user=sergeant, task_force=task_force)
    return people
