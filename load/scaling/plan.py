"""How many workers a crowd needs, and what the parts have to carry that all of them share."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import mean

from scaling import costs
from scaling.cluster import Load, Placement, a_second_of, place
from scaling.crowd import a_second

MOST_BUSY = 0.7  # of its core: a worker that has more to do is felt
MOST_MEMBERS = 8_000  # for each worker: who dies is missed by so many, who come back at once
SECONDS = 12


@dataclass(frozen=True)
class Need:
    """What a crowd needs; figures a second are means, `busiest` is the worst of all seconds."""

    participants: int
    rooms: int
    workers: int
    busiest: float
    used: float
    published: float
    received: float
    commits: float
    gigabits: float
    memory_gb: float
    joining_minutes: float

    @property
    def idle(self) -> float:
        """The share of the workers' cores that is paid for and not used."""
        return 1 - self.used / self.workers


def need(sizes: list[int], placement: Placement, seed: int = 1) -> Need:
    """The fewest workers none of which is ever busier than `MOST_BUSY`."""
    low = -(-sum(sizes) // MOST_MEMBERS)
    high = low
    while not _holds(sizes, high, placement, seed):
        low, high = high + 1, high * 2
    while high - low > high // 40:
        middle = (low + high) // 2
        if _holds(sizes, middle, placement, seed):
            high = middle
        else:
            low = middle + 1
    return _need(sizes, high, list(play(sizes, high, placement, seed)))


def play(sizes: list[int], workers: int, placement: Placement, seed: int) -> Iterator[Load]:
    """Some seconds of these rooms on so many workers."""
    rng = random.Random(seed)
    places = place(sizes, workers, placement, rng)
    for _ in range(SECONDS):
        yield a_second_of(a_second(sizes, rng), places, workers, rng)


def _holds(sizes: list[int], workers: int, placement: Placement, seed: int) -> bool:
    return all(load.busiest <= MOST_BUSY for load in play(sizes, workers, placement, seed))


def _need(sizes: list[int], workers: int, loads: list[Load]) -> Need:
    participants = sum(sizes)
    return Need(
        participants=participants,
        rooms=len(sizes),
        workers=workers,
        busiest=max(load.busiest for load in loads),
        used=mean(sum(load.workers) for load in loads),
        published=mean(load.published for load in loads),
        received=mean(load.received for load in loads),
        commits=mean(load.commits for load in loads),
        gigabits=mean(load.written for load in loads) * 8 / 1e9,
        memory_gb=(participants * costs.MEMORY + workers * costs.MEMORY_OF_WORKER) / 1e9,
        joining_minutes=participants * costs.JOIN / workers / 60,
    )
