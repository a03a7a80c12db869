"""A figure of the bench, and the goal that ours has for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kit.growth import curve
from kit.percentiles import middle
from kit.validity import is_void, may_be_timed

Room = dict[str, Any]
ITSELF = ""  # the key of a goal for the figure itself, rather than for a ratio
MEMORY_ROW, MEMORY_CURVE = "growth", "growth-memory"


@dataclass(frozen=True)
class Goal:
    """What must be reached, and what is aimed at."""

    least: float
    aim: float | None = None

    def formatted(self, value: float, *, more: bool) -> str:
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
class Spread:
    """The middle of some rounds, and the least and the most of them."""

    middle: float
    least: float
    most: float


@dataclass(frozen=True)
class Figure:
    """One line of the tables: a cost, or with `more` a speed."""

    title: str
    row: str
    of: Callable[[Room], float]
    goals: dict[str, Goal] = field(default_factory=dict)  # by peer: of the ratio to it
    more: bool = False  # more is better
    times: bool = False  # a latency: void where the load tool was late
    counts: bool = False  # of what was lost: it says why a run is void
    in_readme: str = ""  # its title on the front page, if it stands there

    def values(self, report: dict[str, Any], who: str) -> dict[int, float]:
        """The figure of one contestant in the rounds that count, by round."""
        if self.row == MEMORY_ROW:
            return _memory(report, who)
        rooms = self._results(report, who)
        return {one["round"]: float(self.of(one["room"])) for one in rooms if self._counts(one)}

    def is_void(self, report: dict[str, Any], who: str) -> bool:
        """Whether it was measured and no round counts."""
        return bool(self._results(report, who)) and not self.values(report, who)

    def ratio(self, report: dict[str, Any], peer: str) -> Spread | None:
        """Ours to the peer's, in the middle of the rounds that both have played."""
        ours, theirs = self.values(report, "ours"), self.values(report, peer)
        ratios = [ours[number] / theirs[number] for number in ours if theirs.get(number)]
        return Spread(middle(ratios), min(ratios), max(ratios)) if ratios else None

    def _results(self, report: dict[str, Any], who: str) -> list[dict[str, Any]]:
        return [
            result
            for result in report["results"]
            if result["who"] == who and result["row"] == self.row and "room" in result
        ]

    def _counts(self, result: dict[str, Any]) -> bool:
        if self.counts:
            return True
        return may_be_timed(result) if self.times else not is_void(result)


def _memory(report: dict[str, Any], who: str) -> dict[int, float]:
    """The difference of two fresh servers leaves out what a server needs once."""
    points = curve(report, who, MEMORY_CURVE)
    if len(points) < 2:
        return {}
    (few, little), (many, much) = points[0], points[-1]
    return {0: (much - little) * 1024 / (many - few)}
