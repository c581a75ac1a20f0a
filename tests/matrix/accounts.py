"""Log-in, lock and own pages; accounts, agency and task force."""

from tests.matrix import Row

# Roles that see the accounts of their own agency; these two belong to other agencies.
ELSEWHERE = "commander director"
TAKING_PART = (
    "detective analyst supervisor commander neighbor prosecutor advocate director partner "
    "coordinator auditor administrator"
)


def account(world):
    return {"pk": world.account.pk}


def task_force(world):
    return {"pk": world.cast.task_force.pk}


def oversight(world):
    return task_force(world) | {"oversight": world.cast.task_force.oversights.get().pk}


def run(name, status, **more):
    """A route for the administrator of the account's own agency alone."""
    return Row(name, account, {"administrator": status, ELSEWHERE: 404}, others=403, **more)


ROWS = [
    Row("log-in", others=302, anonymous=200),
    Row("log-in", others=302, anonymous=400, method="post"),
    Row("log-out", others=302, method="post"),
    Row("lock", others=200),
    Row("session-ping", others=200),
    Row("session-ping", others=200, method="post"),
    Row("profile", others=200),
    Row("password-change", others=200),
    Row("sessions-end", others=302, method="post"),
    Row(
        "account-list",
        expect={"administrator supervisor commander director": 200},
        others=403,
    ),
    Row(
        "account-detail",
        account,
        {"administrator supervisor": 200, ELSEWHERE: 404},
        others=403,
    ),
    Row("account-new", expect={"administrator": 200}, others=403),
    run("account-edit", 200),
    run("account-roles", 200),
    run("account-disable", 200),
    run("account-disable", 302, method="post", data=lambda w: {"reason": "Left the agency."}),
    run("account-enable", 302, method="post"),
    run("account-password-reset", 200, method="post"),
    Row(
        "account-release",
        account,
        {"administrator supervisor": 302, ELSEWHERE: 404},
        others=403,
        method="post",
    ),
    Row("privileges-review", expect={"administrator": 200}, others=403),
    Row(
        "privileges-review",
        expect={"administrator": 302},
        others=403,
        method="post",
        data=lambda w: {"account": w.account.pk},
    ),
    Row("agency-detail", others=200),
    Row("agency-edit", expect={"administrator": 200}, others=403),
    # A person of one task force is led to it; one of none is told so.
    Row("task-force-list", expect={"outsider": 200}, others=302),
    Row("task-force-detail", task_force, {TAKING_PART: 200}),
    Row("oversight-grant", task_force, {"administrator": 200, "outsider": 404}, others=403),
    Row(
        "oversight-end",
        oversight,
        {"administrator": 302, "outsider": 404},
        others=403,
        method="post",
    ),
]
