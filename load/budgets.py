"""What each scenario must keep. A missed budget ends the run non-zero.

A path leads into the scenario's report; the figure there must not be above `most` (not below
`least`). Times are milliseconds. The figures are the project's own goals for one worker with
PostgreSQL, 1,000 members and 100 messages a second on two cores of their own.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Budget:
    """A bound on one figure of a report."""

    path: str
    most: float | None = None
    least: float | None = None

    def check(self, report: dict[str, Any]) -> dict[str, Any]:
        """The budget beside the figure, and whether it was kept."""
        value = _find(report, self.path)
        kept = value is not None
        if value is not None and self.most is not None:
            kept = value <= self.most
        if value is not None and self.least is not None:
            kept = kept and value >= self.least
        return {
            "path": self.path,
            "value": value,
            "most": self.most,
            "least": self.least,
            "kept": kept,
        }


ALWAYS = [
    Budget("room.messages.conserved", least=1),
    Budget("room.refused", most=0),
    Budget("room.lost_sockets", most=0),
    Budget("joins.refused", most=0),
]

BUDGETS: dict[str, list[Budget]] = {
    "steady": [
        Budget("reference.conserved", least=1),
        Budget("room.delivery_ms.p99", most=100),
        Budget("room.last_member_ms.p99", most=150),
        Budget("room.ack_ms.p99", most=150),
    ],
    "join-wave": [Budget("room.join_ms.p99", most=1000)],
    "reaction-storm": [
        Budget("reference.conserved", least=1),
        Budget("room.reactions.frames_per_second", most=5.05, least=0.5),
        Budget("chat_p99_ratio", most=1.2),
    ],
    "flood": [
        Budget("one.p99_ratio", most=1.1),
        Budget("p99_ratio", most=2),
        Budget("one.flood.silenced_ms", most=2000),
        Budget("flood.silenced_ms", most=2000),
        Budget("one.flood.log_lines_a_minute_each", most=10),
        Budget("flood.log_lines_a_minute_each", most=10),
    ],
    "answers": [
        Budget("burst.messages.conserved", least=1),
        Budget("burst.exact", least=1),
        Budget("burst.tap_ack_ms.p99", most=1000),
        Budget("burst.tap_ack_ms.max", most=2000),
        Budget("burst.refused", most=0),
        Budget("reference.conserved", least=1),
        Budget("room.reactions.frames_per_second", most=2.05, least=0.5),
        Budget("chat_p99_ratio", most=1.2),
    ],
    "reconnect-storm": [
        Budget("reference.conserved", least=1),
        Budget("room.rejoin_ms.p99", most=5000),
    ],
}


def check(scenario: str, report: dict[str, Any]) -> list[dict[str, Any]]:
    """Every budget of a scenario, with what was measured."""
    return [budget.check(report) for budget in ALWAYS + BUDGETS[scenario]]


def _find(report: dict[str, Any], path: str) -> float | None:
    value: Any = report
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return None if value is None else float(value)
