"""The figures of the bench: what is read from a room, and the goals of ours."""

from collections.abc import Callable

from kit.figure import ITSELF, MEMORY_ROW, Figure, Goal, Room


def _server(name: str) -> Callable[[Room], float]:
    return lambda room: room["server"][name]


def _cores(room: Room) -> float:
    """The cores that the whole load needs; who does it late, or loses some, needs no fewer."""
    deliveries = room["rate"] * room["members"]
    return float(room["server"]["us_per_delivery"] * deliveries / 1e6)


def _us_per_ack(room: Room) -> float:
    """Who acknowledges only some in time has done only that much work."""
    return float(room["server"]["cpu_seconds"] * 1e6 / max(1, room["reactions"]["acks"]))


def _us_per_message(room: Room) -> float:
    return float(room["server"]["us_per_delivery"] * room["members"])


def _us_per_request(room: Room) -> float:
    return float(room["requests"]["us_per_request"])


def _p99(name: str) -> Callable[[Room], float]:
    return lambda room: room[name]["p99"]


def _lost(room: Room) -> float:
    return float(room["messages"]["lost"])


def _stall(part: str) -> Callable[[Room], float]:
    return lambda room: room["stall"][part]["max"]


_NONE_LOST = "… deliveries lost or not in time"
FIGURES = [
    Figure(
        "one message to 1,000: CPU per delivery, µs",
        "single",
        _server("us_per_delivery"),
        {"node": Goal(0.65, 0.6), "bun": Goal(1.35, 1.2)},
        in_readme="CPU for one of 1,000 deliveries of a lone message, µs",
    ),
    Figure("… p99 to the last member, ms", "single", _p99("last_member_ms"), times=True),
    Figure(
        "1,000 × 100 messages/s: cores needed",
        "busy",
        _cores,
        {"node": Goal(0.18, 0.15), "bun": Goal(0.35, 0.3)},
        in_readme="cores needed for 100 messages a second to 1,000",
    ),
    Figure("… CPU per delivery, µs", "busy", _server("us_per_delivery")),
    Figure(
        "… p99 sender to member, ms",
        "busy",
        _p99("delivery_ms"),
        {ITSELF: Goal(100, 60)},
        times=True,
    ),
    Figure(
        "… p99 to the last member, ms",
        "busy",
        _p99("last_member_ms"),
        {ITSELF: Goal(150)},
        times=True,
        in_readme="… p99 from sender to the last member, ms",
    ),
    Figure(_NONE_LOST, "busy", _lost, {ITSELF: Goal(0)}, counts=True),
    Figure(
        "one inbound event, acknowledged: server CPU, µs",
        "inbound",
        lambda room: room["reactions"]["us_per_tap"],
        {"node": Goal(0.85, 0.65)},
        in_readme="CPU for one event and its ack, µs",
    ),
    Figure("… p99 to its ack, ms", "inbound", _p99("tap_ack_ms"), times=True),
    Figure(
        "a message with its ack in a room of 20: server CPU, µs",
        "said",
        _us_per_message,
        {"base": Goal(0.4, 0.25), "node": Goal(1.0)},
        in_readme="CPU for one message and its ack in a room of 20, µs",
    ),
    Figure("… p99 to its ack, ms", "said", _p99("ack_ms"), times=True),
    Figure("POST /api/join: server CPU, µs", "joins", _us_per_request, {"hello": Goal(8, 5)}),
    Figure(
        "GET /api/sessions, 20 of them: server CPU, µs",
        "sessions",
        _us_per_request,
        {"hello": Goal(15, 6)},
    ),
    Figure(
        "1,000 answers within a second to 1,000 members: CPU an answer, µs",
        "votes",
        _us_per_ack,
        {"each-vote": Goal(0.15), "vote-totals": Goal(1.0)},
    ),
    Figure("… p99 to its ack, ms", "votes", _p99("tap_ack_ms"), {ITSELF: Goal(1000)}, times=True),
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
        {"bun": Goal(2.0), ITSELF: Goal(200)},
        times=True,
        in_readme="… p99 from sender to member, ms",
    ),
    Figure("… p99 to the last member, ms", "large", _p99("last_member_ms"), times=True),
    Figure(_NONE_LOST, "large", _lost, {ITSELF: Goal(0)}, counts=True),
    Figure(
        "8,000 join: longest stall of the event loop, ms",
        "stall",
        _stall("joining"),
        {ITSELF: Goal(50, 10)},
        times=True,
    ),
    Figure(
        "8,000 are there: longest stall, ms",
        "stall",
        _stall("resting"),
        {ITSELF: Goal(10, 5)},
        times=True,
    ),
    Figure(
        "19,000 in one process, 2 messages/s: CPU per delivery, µs",
        "crowd",
        _server("us_per_delivery"),
        {"node": Goal(0.65, 0.6), "bun": Goal(1.35, 1.2)},
        in_readme="CPU for one of 19,000 deliveries of a lone message, µs",
    ),
    Figure("… p99 to the last member, ms", "crowd", _p99("last_member_ms"), times=True),
    Figure(_NONE_LOST, "crowd", _lost, {ITSELF: Goal(0)}, counts=True),
    Figure(
        "memory per joined connection, kB",
        MEMORY_ROW,
        _lost,
        {"node": Goal(0.27, 0.2)},
        in_readme="memory for each connection, kB",
    ),
    Figure(
        "sockets joined a second",
        "single",
        lambda room: room["join"]["per_second"],
        {"node": Goal(1.1, 1.8)},
        more=True,
        in_readme="joins a second",
    ),
]
