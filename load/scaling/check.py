"""The model beside the bench: what it says of rooms that were really measured."""

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import Any

from scaling import costs
from scaling.costs import Talk

_ROWS = ("single", "busy", "large", "growth")


@dataclass(frozen=True)
class Checked:
    """Cores that one worker needs for a room, as modelled and as measured."""

    members: int
    rate: float
    modelled: float
    measured: float

    @property
    def ratio(self) -> float:
        """Of the model to the measurement."""
        return self.modelled / self.measured


def against_the_bench(report: dict[str, Any]) -> list[Checked]:
    """The rooms of `load/reports/bench.json` that the model speaks of, small ones first."""
    shares: dict[tuple[int, float], list[float]] = defaultdict(list)
    for result in report["results"]:
        if result["who"] == "ours" and result["row"] in _ROWS:
            room = result["room"]
            shares[room["members"], room["rate"]].append(room["server"]["cpu_share"])
    return [
        Checked(members, rate, cores(members, rate), median(measured))
        for (members, rate), measured in sorted(shares.items())
    ]


def cores(members: int, rate: float) -> float:
    """What one worker needs for one room in which so much is said, all through this worker."""
    talk = Talk(messages=rate, ticks=0)
    spent = costs.fan_out(members, talk) + costs.taking(members, rate) + costs.presence(members)
    return costs.IDLE + spent
