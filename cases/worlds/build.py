"""One random world in the running transaction of the ``owner`` alias."""

from random import Random

from cases.worlds.case_rows import add_case
from cases.worlds.client_rows import add_client
from cases.worlds.own_rows import add_own_rows
from cases.worlds.people import add_people
from cases.worlds.referral_rows import add_referral
from cases.worlds.world import World


def build(seed: int, *, agencies: int = 6, people: int = 24, cases: int = 40) -> World:
    """Fill the transaction with a world; the same seed gives the same world."""
    world = World(Random(seed))
    add_people(world, seed, agencies, people)
    for number in range(cases):
        add_case(world, f"W{seed}-{number}")
    for number in range(cases):
        add_client(world, f"W{seed % 10**6}-{number}")
    for number in range(cases):
        add_referral(world, f"W{seed}-{number}")
    add_own_rows(world)
    return world
