"""First set-up (gone once there is an agency), further agencies, jurisdictions."""

from taskforce.accounts.services.found import found_agency
from tests.matrix import Row
from tests.matrix.accounts import task_force

CASEWORK = "administrator detective analyst supervisor commander neighbor director outsider"

MEMBER = {
    "name": "New House",
    "short_name": "NEWH",
    "kind": "provider",
    "state": "PA",
    "full_name": "New House",
    "username": "new.house",
}


def not_started(world):
    """A member whose first administrator has never logged in."""
    person, _ = found_agency(
        name="New House",
        short_name="NEWH",
        kind="provider",
        username="new.house",
        full_name="New House",
        task_force=world.cast.task_force,
    )
    return task_force(world) | {"agency": person.agency_id}


def places(world):
    return {"places": ["county:42003"]}


ROWS = [
    *(
        Row(name, others=302, method=method)
        for name in ("set-up-agency", "set-up-places", "set-up-administrator")
        for method in ("get", "post")
    ),
    Row("set-up", others=302),
    Row("set-up-done", others=302),
    Row("agency-jurisdictions", expect={"administrator": 200}, others=403),
    Row(
        "agency-jurisdictions",
        expect={"administrator": 302},
        others=403,
        method="post",
        data=places,
    ),
    Row("jurisdiction-add", expect={CASEWORK: 200}, others=403),
    Row("jurisdiction-add", expect={CASEWORK: 302}, others=403, method="post", data=places),
    Row("member-new", task_force, {"administrator": 200, "outsider": 404}, others=403),
    Row(
        "member-new",
        task_force,
        {"administrator": 200, "outsider": 404},
        others=403,
        method="post",
        data=lambda w: MEMBER,
    ),
    Row(
        "member-password",
        not_started,
        {"administrator": 200, "outsider": 404},
        others=403,
        method="post",
    ),
]
