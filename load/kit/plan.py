"""What a bench is made of: how much is measured, and the steps that a fresh server goes through."""

from collections.abc import Mapping
from dataclasses import dataclass

from kit.contestants import Contestant


@dataclass(frozen=True)
class Plan:
    """How much is measured."""

    rounds: int
    seconds: float
    sizes: tuple[int, ...]
    members: int = 1000
    single_rate: float = 20
    busy_rate: float = 100
    tappers: int = 50  # few: ours tells them all the totals, five times a second
    tap_rate: float = 1000
    said_members: int = 20
    said_rate: float = 100
    requests_at_once: int = 16
    voters: int = 1000
    first_voters: int = 50
    large_members: int = 4000
    large_rate: float = 400
    # A process may have 20,000 sockets where the bench is kept.
    crowd_members: int = 19_000
    crowd_rate: float = 2
    stall_members: int = 8000
    # So long that every job is met that runs once a minute; a trial receives one `head`, each 8 s.
    stall_seconds: float = 65
    stall_rounds: int = 3
    growth_deliveries: float = 20_000  # a second: what even the slowest can do


FULL = Plan(rounds=5, seconds=10, sizes=(250, 500, 1000, 2000, 4000, 8000, 19_000))
QUICK = Plan(rounds=1, seconds=4, sizes=(250, 1000, 2000), crowd_members=3000, stall_seconds=9)


@dataclass(frozen=True)
class Step:
    """One measurement: its row, what the load tool is told, and which one that is."""

    row: str
    options: Mapping[str, object]
    tool: str = "room"  # or "stall" or "rest"


@dataclass(frozen=True)
class Scenario:
    """What one fresh server goes through, by everybody who takes part in turn."""

    number: int  # the round, for growth the members
    members: int
    steps: tuple[Step, ...]
    contestants: tuple[Contestant, ...]
    joins: int = 0  # of ours; 0: as many as members

    def participants(self, chosen: list[Contestant]) -> list[Contestant]:
        """Those of the chosen who take part."""
        return [who for who in chosen if who in self.contestants]
