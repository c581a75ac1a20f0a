"""The parts of the story: what each takes from those before it, and what it leaves.

Their order stands in ``wiring.py``; each returns a line of progress, or "".
"""

from cases.demo.acts import load_acts
from cases.demo.agencies import TASK_FORCE, load_agencies
from cases.demo.calendar import Calendar
from cases.demo.clients import load_clients
from cases.demo.directory import load_directory
from cases.demo.discovery import load_discovery
from cases.demo.exhibits import load_exhibits
from cases.demo.investigations import load_cases
from cases.demo.people import load_people
from cases.demo.redactions import load_redactions
from cases.demo.referrals_made import load_referrals
from cases.demo.sharing import load_sharing
from cases.demo.story import RICH
from taskforce.access.identity import acting
from taskforce.accounts.models import TaskForce
from taskforce.demonstration import Story


def agencies(story: Story) -> str:
    story.keep("agencies", load_agencies())
    story.keep("task_force", TaskForce.objects.get(name=TASK_FORCE))
    return ""


def accounts(story: Story) -> str:
    story.keep("people", load_people(story["agencies"], story["task_force"]))
    return "agencies and accounts"


def investigations(story: Story) -> str:
    loaded = load_cases(
        Calendar(story.until), story["agencies"], story["people"], story["task_force"]
    )
    story.keep("cases", loaded.cases)
    story.keep("victims", loaded.victims)
    return f"{len(loaded.cases)} investigations"


def exhibits(story: Story) -> str:
    for index in RICH:
        case = story["cases"][index]
        with acting(case.lead):
            load_exhibits(index, case, case.lead)
    return "exhibits"


def sharing(story: Story) -> str:
    load_sharing(Calendar(story.until), story["cases"], story["agencies"], story["people"])
    return ""


def directory(story: Story) -> str:
    story.keep("listings", load_directory(story["agencies"], story["people"]))
    return ""


def clients(story: Story) -> str:
    loaded = load_clients(Calendar(story.until), story["agencies"], story["people"])
    story.keep("clients", loaded)
    return f"{len(loaded)} clients"


def referrals(story: Story) -> str:
    load_referrals(
        Calendar(story.until),
        story["clients"],
        story["victims"],
        story["agencies"],
        story["people"],
        story["listings"],
    )
    return "directory, releases and referrals"


def redactions(story: Story) -> str:
    rich = [story["cases"][index] for index in RICH]
    load_redactions(Calendar(story.until), rich, story["people"]["sgt.okafor"])
    return "redactions"


def acts(story: Story) -> str:
    load_acts(story["cases"], story["clients"], story["people"])
    return ""


def discovery(story: Story) -> str:
    load_discovery(story["cases"][0], story["people"])
    return "a first production for the defense"
