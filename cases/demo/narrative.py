"""Made-up facts and sentences, drawn by a seeded generator.

Telephone numbers are from the 555-01xx range kept for fiction, places and people do not
exist.
"""

from random import Random

GIVEN_FEMALE = [
    "Alicia",
    "Bethany",
    "Carmen",
    "Dana",
    "Elena",
    "Farah",
    "Gloria",
    "Hazel",
    "Imani",
    "Jada",
    "Keisha",
    "Lucia",
    "Mei",
    "Nadia",
    "Olga",
    "Paula",
    "Quinn",
    "Rosa",
    "Sofia",
    "Tamika",
    "Uma",
    "Vera",
    "Wendy",
    "Ximena",
    "Yara",
    "Zoe",
    "Amber",
    "Brianna",
    "Chloe",
    "Destiny",
]
GIVEN_MALE = [
    "Andre",
    "Boris",
    "Calvin",
    "Derek",
    "Emil",
    "Frank",
    "Gavin",
    "Hector",
    "Ivan",
    "Jamal",
    "Kurt",
    "Leon",
    "Marco",
    "Nolan",
    "Oscar",
    "Pavel",
    "Quentin",
    "Ramon",
    "Silas",
    "Tyrell",
    "Umar",
    "Victor",
    "Wade",
    "Xavier",
    "Yuri",
    "Zane",
]
FAMILY = [
    "Adler",
    "Barros",
    "Castile",
    "Dumont",
    "Esparza",
    "Fennick",
    "Galloway",
    "Hollis",
    "Ibarra",
    "Jessup",
    "Kowal",
    "Lattimer",
    "Marsh",
    "Nwosu",
    "Ortega",
    "Pell",
    "Quarles",
    "Rusk",
    "Sorrel",
    "Tolland",
    "Underhill",
    "Vance",
    "Weller",
    "Yates",
    "Zamora",
]
MOTELS = (
    "Blue Heron Motel",
    "Route 9 Motor Lodge",
    "Keystone Budget Inn",
    "Orchard Court",
    "Lamplight Motel",
    "River Bend Suites",
)
STREETS = ("Canal Street", "Mill Road", "Fourth Avenue", "Tannery Lane", "Route 9", "Depot Street")
SITES = ("ListPlace", "NightPages", "CityClassified", "MeetBoard")
CARS = (
    "gray sedan",
    "white panel van",
    "black SUV with a dented door",
    "silver minivan",
    "blue pickup with a cap",
)
WORK = (
    "nail salon",
    "restaurant kitchen",
    "cleaning crew",
    "roofing crew",
    "poultry plant",
    "farm",
)

TITLES = {
    "sex_trafficking": (
        "Advertisements at the {motel}",
        "Phone {phone} and the {site} posts",
        "Runaway located on {street}",
        "Complaint from the clerk of the {motel}",
        "Controlled call to {phone}",
        "Group moving between motels on {street}",
    ),
    "labor_trafficking": (
        "Workers held at a {work} on {street}",
        "Wages and passports at a {work}",
        "Complaint from a {work} worker",
    ),
    "undetermined": ("Hotline tip about {street}", "Welfare check at the {motel}"),
    "child_exploitation": ("Online contact with a minor on {site}", "Images reported by {site}"),
    "missing_person": ("Missing teenager last seen on {street}",),
    "related": ("Promoting investigation, {street}", "Money movements linked to {phone}"),
}

ENTRIES = {
    "narrative": (
        "Went to the {motel} on {street} with a second investigator. The clerk said that room {room} "
        "was paid in cash for the third week and that visitors come and go between 2100 and 0300. "
        "The guest register was photographed with the clerk's consent.",
        "Reviewed the week's entries and set priorities: identify the user of {phone}, obtain the "
        "register of the {motel}, and ask the provider whether the young woman met on {street} is safe.",
        "Drove past {street} twice during the shift. A {car} was parked behind the {motel} both times; "
        "the plate was recorded. Nobody was contacted.",
    ),
    "phone_call": (
        "Called the manager of the {motel}. The manager agreed to keep the recordings of the lobby "
        "camera for 30 days and to call the desk if the {car} returns.",
        "Received a call from {phone}. The caller did not speak for about twenty seconds and hung up. "
        "Time and number were recorded; the number was not called back.",
    ),
    "interview": (
        "Interviewed the night clerk of the {motel} in the office, one investigator asking, one taking "
        "notes. The clerk described a man of about forty who pays for two rooms and carries two phones. "
        "The clerk has not been threatened and was told how to reach us.",
        "Spoke with a former tenant of {street}. The tenant remembers several young women who were "
        "never seen without the same man, and said that he kept their papers.",
    ),
    "victim_contact": (
        "Met the person at the advocate's office after breakfast, with the advocate and an interpreter. "
        "No questions about the facts were asked. The person was told what happens next and chose to "
        "talk again next week. Agreed date noted.",
        "Short meeting in a safe place with the advocate. The person said: not now. The offer stands; "
        "next contact goes through the advocate.",
    ),
    "surveillance": (
        "Surveillance of the {motel} from 2000 to 0130. A {car} arrived at 2112 and left at 2140; three "
        "visitors entered room {room} and stayed between 15 and 40 minutes. Log and photographs attached "
        "to the file.",
    ),
    "online_observation": (
        "Found a new post on {site} that uses the number {phone} and the same room background as the "
        "earlier posts. The post was captured with address, time and hash before it could be removed.",
        "Searched {site} for {phone}: eleven posts since the start of the month, in three cities, with "
        "two names. The wording is the same in nine of them.",
    ),
    "evidence": (
        "Collected the discarded key card sleeve of room {room} from the clerk and took it into custody. "
        "Item number and bag seal are in the evidence list.",
    ),
    "records": (
        "Asked for the registration of the {car}. It belongs to a rental company; the company's renewal "
        "desk keeps agreements for two years.",
        "Checked the county's property records for {street}: the building was bought eight months ago by "
        "a company without other property.",
    ),
    "legal_process": (
        "Preservation letter sent to the carrier of {phone} under 18 USC 2703(f). Reference and date are "
        "in the file; it runs for 90 days.",
        "Search warrant for the records of {phone} signed by the judge and served on the carrier by its "
        "portal. Return expected within ten days.",
    ),
    "operation": (
        "Planning meeting for the joint operation. Providers were told the time window, the expected "
        "number of people and their languages, and nothing else.",
    ),
    "arrest": (
        "One adult man arrested without incident on {street} on the warrant. Rights were read and "
        "acknowledged. The two phones he carried were seized.",
    ),
    "court": (
        "Preliminary hearing. The court held the charges over. The person did not have to testify.",
    ),
    "prosecutor": (
        "Met the assistant district attorney. Asked for: complete records of {phone}, a better copy of "
        "the register, and a statement of the second clerk.",
    ),
    "agency_contact": (
        "Called the sheriff's office about the {car}. They met the same vehicle in March and will share "
        "their report; agreed to work together and to share this case for that purpose.",
    ),
    "tip": (
        "Hotline report received: the caller saw several young women brought to {street} every evening by "
        "a {car}. The caller wishes to stay anonymous.",
    ),
    "administrative": ("Case reviewed with the supervisor. Next steps agreed and assigned.",),
}
ORDER = tuple(ENTRIES)
WEIGHTS = (16, 6, 7, 5, 8, 10, 5, 7, 5, 2, 1, 2, 4, 5, 3, 4)


class Facts:
    """The recurring facts of one case, so that its entries speak of the same things."""

    def __init__(self, rng: Random):
        self.words = {
            "motel": rng.choice(MOTELS),
            "street": rng.choice(STREETS),
            "site": rng.choice(SITES),
            "car": rng.choice(CARS),
            "work": rng.choice(WORK),
            "room": str(rng.randint(101, 219)),
            "phone": f"555-01{rng.randint(0, 99):02d}",
        }

    def title(self, rng: Random, kind: str) -> str:
        return rng.choice(TITLES[kind]).format(**self.words)

    def entry(self, rng: Random) -> tuple[str, str]:
        """A kind of log entry and its text."""
        kind = rng.choices(ORDER, WEIGHTS)[0]
        return kind, rng.choice(ENTRIES[kind]).format(**self.words)


def name(rng: Random, sex: str) -> str:
    given = GIVEN_MALE if sex == "male" else GIVEN_FEMALE
    return f"{rng.choice(given)} {rng.choice(FAMILY)}"
