"""The figures of the bench: what is read from a room, and the goals of ours."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kit.growth import curve
from kit.percentiles import middle

Room = dict[str, Any]
ITSELF = ""  # the key of a goal for the figure itself, rather than for a ratio


@dataclass(frozen=True)
class Goal:
    """What must be reached, and what is aimed at."""

    least: float
    aim: float | None = None

    def say(self, value: float, *, more: bool) -> str:
        """The goal, and whether it was reached; with `more`, more is better."""
        sign = -1 if more else 1
        if sign * value > sign * self.least:
            state = "**missed**"
        else:
            state = (
                "reached" if self.aim is None or sign * value > sign * self.aim else "aim reached"
            )
        return f"{self.least:g}{'' if self.aim is None else f' (aim {self.aim:g})'}: {state}"


@dataclass(frozen=True)
class Figure:
    """One line of the tables: a cost, or with `more` a speed."""

    title: str
    row: str
    of: Callable[[Room], float]
    goals: dict[str, Goal] = field(default_factory=dict)  # by peer: of the ratio to it
    more: bool = False  # more is better
    in_readme: str = ""  # its title on the front page, if it stands there

    def values(self, report: dict[str, Any], who: str) -> dict[int, float]:
        """The figure of one contestant, by round."""
        if self is MEMORY:
            return _memory(report, who)
        return {
            result["round"]: float(self.of(result["room"]))
            for result in report["results"]
            if result["who"] == who and result["row"] == self.row and "room" in result
        }

    def ratio(self, report: dict[str, Any], peer: str) -> float | None:
        """Ours to the peer's, in the middle of the rounds that both have played."""
        ours, theirs = self.values(report, "ours"), self.values(report, peer)
        rounds = [number for number in ours if theirs.get(number)]
        return middle([ours[number] / theirs[number] for number in rounds]) if rounds else None


def _memory(report: dict[str, Any], who: str) -> dict[int, float]:
    """The difference of two fresh servers leaves out what a server needs once."""
    points = curve(report, who, "growth-memory")
    if len(points) < 2:
        return {}
    (few, little), (many, much) = points[0], points[-1]
    return {0: (much - little) * 1024 / (many - few)}


def _server(name: str) -> Callable[[Room], float]:
    return lambda room: room["server"][name]


def _cores(room: Room) -> float:
    """The cores that the whole load needs; who does it late, or loses some, needs no fewer."""
    deliveries = room["rate"] * room["members"]
    return float(room["server"]["us_per_delivery"] * deliveries / 1e6)


def _us_per_ack(room: Room) -> float:
    """Who acknowledges only some in time has done only that much work."""
    return float(room["server"]["cpu_seconds"] * 1e6 / max(1, room["reactions"]["acks"]))


def _p99(name: str) -> Callable[[Room], float]:
    return lambda room: room[name]["p99"]


def _lost(room: Room) -> float:
    return float(room["messages"]["lost"])


MEMORY = Figure(
    "memory per joined connection, kB",
    "growth",
    _lost,
    {"node": Goal(0.5, 0.25)},
    in_readme="memory for each connection, kB",
)
FIGURES = [
    Figure(
        "one message to 1,000: CPU per delivery, µs",
        "single",
        _server("us_per_delivery"),
        {"node": Goal(0.65, 0.5), "bun": Goal(1.3, 1.1)},
        in_readme="CPU for one of 1,000 deliveries of a lone message, µs",
    ),
    Figure("… p99 to the last member, ms", "single", _p99("last_member_ms")),
    Figure(
        "1,000 × 100 messages/s: cores needed",
        "busy",
        _cores,
        {"node": Goal(0.25, 0.15), "bun": Goal(0.45, 0.3)},
        in_readme="cores needed for 100 messages a second to 1,000",
    ),
    Figure("… CPU per delivery, µs", "busy", _server("us_per_delivery")),
    Figure("… p99 sender to member, ms", "busy", _p99("delivery_ms"), {ITSELF: Goal(100, 60)}),
    Figure(
        "… p99 to the last member, ms",
        "busy",
        _p99("last_member_ms"),
        {ITSELF: Goal(150)},
        in_readme="… p99 from sender to the last member, ms",
    ),
    Figure("… deliveries lost or not in time", "busy", _lost, {ITSELF: Goal(0)}),
    Figure(
        "one inbound event, acknowledged: server CPU, µs",
        "inbound",
        lambda room: room["reactions"]["us_per_tap"],
        {"node": Goal(1.2, 0.8)},
        in_readme="CPU for one event and its ack, µs",
    ),
    Figure("… p99 to its ack, ms", "inbound", _p99("tap_ack_ms")),
    Figure(
        "1,000 answers within a second to 1,000 members: CPU an answer, µs",
        "votes",
        _us_per_ack,
        {"each-vote": Goal(0.15), "vote-totals": Goal(1.0)},
    ),
    Figure("… p99 to its ack, ms", "votes", _p99("tap_ack_ms"), {ITSELF: Goal(1000)}),
    Figure(
        "cost of persistence, seq and acks at 100 messages/s: cores needed by the app process",
        "persistence",
        _cores,
        {"unstored": Goal(1.3, 1.15)},
    ),
    Figure(
        "4,000 × 400 messages/s: cores needed",
        "large",
        _cores,
        {"bun": Goal(0.8, 0.5)},
        in_readme="cores needed for 400 messages a second to 4,000",
    ),
    Figure(
        "… p99 sender to member, ms",
        "large",
        _p99("delivery_ms"),
        {ITSELF: Goal(200)},
        in_readme="… p99 from sender to member, ms",
    ),
    Figure("… p99 to the last member, ms", "large", _p99("last_member_ms")),
    Figure("… deliveries lost or not in time", "large", _lost, {ITSELF: Goal(0)}),
    Figure(
        "8,000 join: longest stall of the event loop, ms",
        "stall",
        lambda room: room["stall"]["joining"]["max"],
        {ITSELF: Goal(50, 10)},
    ),
    Figure(
        "8,000 are there: longest stall, ms",
        "stall",
        lambda room: room["stall"]["resting"]["max"],
        {ITSELF: Goal(50, 10)},
    ),
    MEMORY,
    Figure(
        "sockets joined a second",
        "single",
        lambda room: room["join"]["per_second"],
        {"node": Goal(1.5, 2.5)},
        more=True,
        in_readme="joins a second",
    ),
]
