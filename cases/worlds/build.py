"""One random world in the running transaction of the ``owner`` alias."""

from random import Random

from taskforce.access.world import ROWS, Size, World


def build(seed: int, *, agencies: int = 6, people: int = 24, cases: int = 40) -> World:
    """Fill the transaction with a world; the same seed gives the same world.

    :param cases: how many there are, and as many of whatever else stands by itself.
    """
    world = World(Random(seed), Size(seed, agencies, people, cases))
    for rows in ROWS:
        rows.add(world)
    return world
