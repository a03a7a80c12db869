"""The simulated audiences: live sessions of every size, and how much they talk."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from scaling.costs import Talk

MEDIAN_SIZE, SPREAD, LARGEST = (
    40,
    1.3,
    20_000,
)  # a log-normal: most rooms are classes, some have thousands
TALKERS = 0.01  # messages a second for each member, while the chat is lively
READABLE = 10.0  # messages a second: presenters slow a chat that nobody can read any more
TICKS = 2.0  # a second: counts, and reactions now and then; five while everybody taps
BURST, IN_BURST = 5.0, 0.05  # now and then a room talks so many times as much


Rooms = Callable[[int, random.Random], list[int]]


@dataclass(frozen=True)
class Session:
    """A room with this many members, and how it talks in the second that is looked at."""

    members: int
    talk: Talk


def evening(participants: int, rng: random.Random) -> list[int]:
    """Sizes of rooms that together have so many members."""
    sizes: list[int] = []
    missing = participants
    while missing > 0:
        sizes.append(min(_size(rng), missing))
        missing -= sizes[-1]
    return sizes


def one_audience(participants: int, _rng: random.Random) -> list[int]:
    """Return a crowd that is all in one room."""
    return [participants]


def a_second(sizes: list[int], rng: random.Random) -> list[Session]:
    """How these rooms talk in one second."""
    return [Session(size, _talk(size, rng)) for size in sizes]


def _size(rng: random.Random) -> int:
    return min(LARGEST, max(2, round(rng.lognormvariate(math.log(MEDIAN_SIZE), SPREAD))))


def _talk(size: int, rng: random.Random) -> Talk:
    mean = min(TALKERS * size, READABLE) * (BURST if rng.random() < IN_BURST else 1.0)
    return Talk(messages=_poisson(mean, rng), ticks=TICKS)


def _poisson(mean: float, rng: random.Random) -> int:
    """Knuth's method; means stay below a hundred."""
    limit, product, count = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count
