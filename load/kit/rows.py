"""The rows of `make bench`: what each measures, and who takes part."""

from collections.abc import Iterator
from dataclasses import replace

from kit.contestants import (
    BASE,
    BUN,
    EACH_VOTE,
    HELLO,
    NCHAN,
    NODE,
    OURS,
    RAW,
    SHIPPED,
    SOCKETIO_PEERS,
    UNSTORED,
    VOTE_TOTALS,
    Contestant,
)
from kit.plan import Plan, Scenario, Step

PAYLOAD = 100  # characters of a message; with its envelope about 340 bytes on the wire
ROWS = ("single", "busy", "inbound", "said", "joins", "sessions", "votes", "persistence", "large",
        "stall", "crowd", "growth")  # fmt: skip
# Who does not keep up with a row, as was measured: this is shown, and does not void the bench.
OVERLOADED = {"busy": (SHIPPED.key,), "large": (NODE.key, NCHAN.key)}
_BUILDS = (OURS, BASE)
_EVERYBODY = (*_BUILDS, *SOCKETIO_PEERS, NCHAN)
_LARGEST_OF_ALL = 8000  # beyond, only who joins and leaves in a time that does not grow faster


def scenarios(plan: Plan, rows: list[str]) -> list[Scenario]:
    """Everything, in order: round after round, then what is measured once."""
    every = [scenario for number in range(plan.rounds) for scenario in _round(plan, number)]
    every += _once(plan)
    return list(_only(every, rows))


def _only(every: list[Scenario], rows: list[str]) -> Iterator[Scenario]:
    for scenario in every:
        if steps := tuple(step for step in scenario.steps if step.row in rows):
            yield replace(scenario, steps=steps)


def _round(plan: Plan, number: int) -> Iterator[Scenario]:
    """Single messages, then a busy room: memory and joins are the first step's."""
    rates = {"single": plan.single_rate, "busy": plan.busy_rate}
    duel = tuple(_chat(row, rate, plan.seconds) for row, rate in rates.items())
    yield Scenario(number, plan.members, duel, _EVERYBODY)
    taps = {"taps": plan.tap_rate, "tap-acks": 1, "seconds": plan.seconds / 2, "warmup": 1}
    yield Scenario(number, plan.tappers, (Step("inbound", taps),), (*_BUILDS, *SOCKETIO_PEERS))
    chat = _chat("said", plan.said_rate, plan.seconds / 2, acks=1)
    yield Scenario(number, plan.said_members, (chat,), (*_BUILDS, *SOCKETIO_PEERS))
    yield Scenario(number, 1, _requests(plan), (*_BUILDS, HELLO))
    yield Scenario(number, plan.voters, _votes(plan), (*_BUILDS, EACH_VOTE, VOTE_TOTALS))
    stored = _chat("persistence", plan.busy_rate, plan.seconds)
    yield Scenario(number, plan.members, (stored,), (OURS, UNSTORED))
    large = _chat("large", plan.large_rate, plan.seconds)
    # Node and nchan are not even with it after ten seconds more: once is enough.
    lasting = (BUN,) if number else (NODE, BUN, NCHAN)
    yield Scenario(number, plan.large_members, (large,), (*_BUILDS, *lasting))
    if number < plan.stall_rounds:
        idle = Step("stall", {"seconds": plan.stall_seconds, "warmup": 0}, tool="stall")
        crowd, peers = plan.stall_members, () if number else (NODE, BUN)
        yield Scenario(number, crowd, (idle,), (*_BUILDS, *peers), joins=crowd + 1)


def _votes(plan: Plan) -> tuple[Step, ...]:
    """A few answer first, so that all is warm, and then everybody within a second: that counts."""
    return tuple(
        Step("votes", {"taps": count, "tap-acks": 1, "seconds": 1, "warmup": 0})
        for count in (plan.first_voters, plan.voters)
    )


def _requests(plan: Plan) -> tuple[Step, ...]:
    """The same number at once, whatever they ask for."""
    options = {"at-once": plan.requests_at_once, "seconds": plan.seconds / 2, "warmup": 1}
    return tuple(Step(row, options, tool="rest") for row in ("joins", "sessions"))


def _once(plan: Plan) -> Iterator[Scenario]:
    crowd = _chat("crowd", plan.crowd_rate, plan.seconds)
    yield Scenario(0, plan.crowd_members, (crowd,), (*_BUILDS, NODE, BUN))
    for members in plan.sizes:
        yield _growth(plan, members)


def _growth(plan: Plan, members: int) -> Scenario:
    """One size of the curves, at a level number of deliveries a second."""
    rate = min(40.0, plan.growth_deliveries / members)
    step = _chat("growth", rate, plan.seconds / 2, leave=2)
    able: tuple[Contestant, ...] = (OURS, NODE, BUN, RAW)
    if members <= _LARGEST_OF_ALL:
        able = (OURS, *SOCKETIO_PEERS, NCHAN)
    return Scenario(members, members, (step,), able)


def _chat(row: str, rate: float, seconds: float, **more: object) -> Step:
    options = {"rate": rate, "seconds": seconds, "warmup": 1, "payload": PAYLOAD}
    return Step(row, {**options, **more})
