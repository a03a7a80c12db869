"""The rows of `make bench`: what is measured, how much of it, and who takes part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kit.contestants import (
    BUN,
    EACH_VOTE,
    NCHAN,
    NODE,
    OURS,
    SOCKETIO_PEERS,
    UNSTORED,
    VOTE_TOTALS,
    Contestant,
)

PAYLOAD = 100  # characters of a message; with its envelope about 340 bytes on the wire
ROWS = ("single", "busy", "inbound", "votes", "persistence", "large", "stall", "growth")
_EVERYBODY = (OURS, *SOCKETIO_PEERS, NCHAN)


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
    voters: int = 1000
    first_voters: int = 50
    large_members: int = 4000
    large_rate: float = 400
    stall_members: int = 8000
    # Longer than 25 s, in which everybody is pinged once; a trial hears one `head`, told every 8 s.
    stall_seconds: float = 28
    growth_deliveries: float = 20_000  # a second: what even the slowest can do


FULL = Plan(rounds=3, seconds=10, sizes=(250, 500, 1000, 2000, 4000, 8000))
QUICK = Plan(rounds=1, seconds=4, sizes=(250, 1000, 2000), stall_seconds=9)


@dataclass(frozen=True)
class Step:
    """One measurement: its row, and what the receivers are told."""

    row: str
    options: Mapping[str, object]


@dataclass(frozen=True)
class Scenario:
    """What one fresh server goes through, by everybody who takes part in turn."""

    number: int  # the round, for growth the members
    members: int
    steps: tuple[Step, ...]
    joins: int = 0  # of ours; 0: as many as members
    contestants: tuple[Contestant, ...] = _EVERYBODY

    def participants(self, chosen: list[Contestant]) -> list[Contestant]:
        """Those of the chosen who take part."""
        return [who for who in chosen if who in self.contestants]


def scenarios(plan: Plan, rows: list[str]) -> list[Scenario]:
    """Everything, in order: round after round, then the growth curves."""
    every = [scenario for number in range(plan.rounds) for scenario in _round(plan, number)]
    every += [_growth(plan, members) for members in plan.sizes]
    return list(_only(every, rows))


def _only(every: list[Scenario], rows: list[str]) -> Iterator[Scenario]:
    for scenario in every:
        if steps := tuple(step for step in scenario.steps if step.row in rows):
            yield replace(scenario, steps=steps)


def _round(plan: Plan, number: int) -> Iterator[Scenario]:
    """Single messages, then a busy room: memory and joins are the first step's."""
    rates = {"single": plan.single_rate, "busy": plan.busy_rate}
    duel = tuple(_chat(row, rate, plan.seconds) for row, rate in rates.items())
    yield Scenario(number, plan.members, duel)
    taps = {"taps": plan.tap_rate, "tap-acks": 1, "seconds": plan.seconds, "warmup": 1}
    yield Scenario(
        number, plan.tappers, (Step("inbound", taps),), contestants=(OURS, *SOCKETIO_PEERS)
    )
    # A few answer first, so that all is warm, and then everybody within a second: that counts.
    votes = tuple(
        Step("votes", {"taps": count, "tap-acks": 1, "seconds": 1, "warmup": 0})
        for count in (plan.first_voters, plan.voters)
    )
    yield Scenario(number, plan.voters, votes, contestants=(OURS, EACH_VOTE, VOTE_TOTALS))
    stored = _chat("persistence", plan.busy_rate, plan.seconds)
    yield Scenario(number, plan.members, (stored,), contestants=(OURS, UNSTORED))
    large = _chat("large", plan.large_rate, plan.seconds)
    # Node and nchan are not even with it after ten seconds more: once is enough.
    lasting = (OURS, BUN) if number else (OURS, NODE, BUN, NCHAN)
    yield Scenario(number, plan.large_members, (large,), contestants=lasting)
    idle = Step("stall", {"seconds": plan.stall_seconds, "warmup": 0})
    crowd = plan.stall_members
    peers = () if number else (NODE, BUN)
    yield Scenario(number, crowd, (idle,), crowd + 1, (OURS, *peers))


def _growth(plan: Plan, members: int) -> Scenario:
    """One size of the curves, at a level number of deliveries a second."""
    rate = min(40.0, plan.growth_deliveries / members)
    return Scenario(members, members, (_chat("growth", rate, plan.seconds / 2, leave=2),))


def _chat(row: str, rate: float, seconds: float, leave: float = 0) -> Step:
    more = {"warmup": 1, "payload": PAYLOAD, "leave": leave}
    return Step(row, {"rate": rate, "seconds": seconds, **more})
