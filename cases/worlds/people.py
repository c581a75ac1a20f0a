"""Agencies, task forces and people with any roles."""

from django.contrib.auth.models import Group

from taskforce.access.principal import Principal
from taskforce.access.world import World, make
from taskforce.accounts.models import Agency, Jurisdiction, Oversight, TaskForce, User
from taskforce.vocabulary.agencies import AGENCY_KIND
from taskforce.vocabulary.people import USER_ROLE


def add_people(world: World) -> None:
    rng, seed = world.rng, world.size.seed
    for number in range(world.size.agencies):
        group = make(Group, name=f"world {seed} {number}")
        world.agencies.append(
            make(
                Agency,
                name=f"World {seed} {number}",
                short_name=f"w{seed % 10**6}-{number}",
                kind=rng.choice(list(AGENCY_KIND)),
                group=group,
            )
        )
    world.place = make(Jurisdiction, name=f"World {seed}", kind="nation")
    world.task_forces = [make(TaskForce, name=f"World {seed} {n}") for n in range(2)]
    for number in range(world.size.people):
        roles = rng.sample(list(USER_ROLE), rng.choice((1, 1, 1, 2)))
        user = make(
            User,
            username=f"w{seed}-{number}",
            full_name="Somebody",
            password="!",  # noqa: S106 (no password opens it)
            agency=world.agency(),
            roles=roles,
        )
        world.users.append(user)
        overseen = frozenset()
        if "supervisor" in roles and rng.random() < 0.5:
            task_force = rng.choice(world.task_forces)
            make(Oversight, user=user, task_force=task_force)
            overseen = frozenset({task_force.pk})
        world.principals.append(
            Principal(
                user.pk,
                user.agency_id,
                user.agency.group_id,
                user.agency.kind,
                frozenset(roles),
                overseen,
            )
        )
    world.principals += [Principal(), Principal(roles=frozenset({"worker"}))]
