"""Where everybody sits, and what each part of the cluster has to do for them."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from scaling import costs
from scaling.crowd import Session

Placement = Callable[[int, int, int, random.Random], list[int]]


def anywhere(size: int, _room: int, workers: int, rng: random.Random) -> list[int]:
    """To the worker with the fewest connections: a room is on as many as it has members."""
    return _spread(size, list(range(workers)), rng)


def in_cells(size: int, room: int, workers: int, rng: random.Random) -> list[int]:
    """In a cell, a cluster of its own with a few workers; a bigger room spans several."""
    cells = -(-workers // WORKERS_OF_A_CELL)
    wanted = min(cells, -(-size // MEMBERS_OF_A_CELL))
    first = random.Random(room).randrange(cells)
    chosen = {(first + at) % cells for at in range(wanted)}
    return _spread(size, [one for one in range(workers) if one % cells in chosen], rng)


WORKERS_OF_A_CELL = 8
MEMBERS_OF_A_CELL = 50_000


@dataclass
class Load:
    """What one second asks for: cores by worker, and of the parts that all share."""

    workers: list[float]
    published: int = 0  # facts a second that Redis takes
    received: int = 0  # and hands to workers
    commits: float = 0.0  # a second
    written: float = 0.0  # bytes a second to members

    @property
    def busiest(self) -> float:
        """Cores of the worker that has most to do."""
        return max(self.workers)


def a_second_of(
    sessions: list[Session], places: list[dict[int, int]], workers: int, rng: random.Random
) -> Load:
    """What these rooms ask of a cluster in which `places` has each room's members by worker."""
    load = Load([costs.IDLE] * workers)
    for session, here in zip(sessions, places, strict=True):
        talk, sites = session.talk, list(here)
        for worker, members in here.items():
            load.workers[worker] += costs.fan_out(members, talk) + costs.presence(members)
            load.workers[worker] += costs.receiving(talk)
        sent = round(talk.messages)
        for worker, messages in Counter(rng.choices(sites, k=sent)).items():
            load.workers[worker] += costs.taking(here[worker], messages)
            load.commits += costs.commits(here[worker], messages)
        load.published += sent
        load.received += sent * len(sites)
        load.written += talk.messages * session.members * costs.FRAME
    return load


def place(
    sizes: list[int], workers: int, placement: Placement, rng: random.Random
) -> list[dict[int, int]]:
    """For each room, how many of its members each worker has."""
    places = []
    for room, size in enumerate(sizes):
        counts = placement(size, room, workers, rng)
        places.append({worker: members for worker, members in enumerate(counts) if members})
    return places


def _spread(size: int, sites: list[int], rng: random.Random) -> list[int]:
    counts = [0] * (max(sites) + 1)
    each, rest = divmod(size, len(sites))
    for site in sites:
        counts[site] = each
    for site in rng.sample(sites, rest):
        counts[site] += 1
    return counts
