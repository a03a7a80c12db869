"""The costs that the kept bench has measured of our server."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kit.contestants import OURS
from kit.figure import MEMORY_ROW
from kit.figures import FIGURES
from kit.percentiles import middle
from kit.validity import is_void

BENCH = Path(__file__).resolve().parents[1] / "reports" / "bench.json"
# For a bench without those rows: as they were measured by hand.
_COMMIT, _REST_JOIN = 0.7e-3, 1.0e-3

Room = dict[str, Any]


@dataclass(frozen=True)
class Costs:
    """Seconds of one core, and bytes."""

    write: float
    inbound: float
    commit: float
    join: float
    presence: float
    memory: float


@cache
def measured(*, idle: float) -> Costs:
    """Read them; `idle` is what a worker spends on nobody, in cores."""
    return costs_of(json.loads(BENCH.read_text()), idle=idle)


def costs_of(report: dict[str, Any], *, idle: float) -> Costs:
    """The same of any bench."""
    write = _middle(report, "single", lambda room: room["server"]["us_per_delivery"]) / 1e6
    inbound = _middle(report, "inbound", lambda room: room["reactions"]["us_per_tap"]) / 1e6
    message = _middle(report, "said", _seconds_per_message)
    writes = write * _middle(report, "said", lambda room: room["members"])
    commit = max(0.0, message - writes - inbound) if message else _COMMIT
    rest = _middle(report, "joins", lambda room: room["requests"]["us_per_request"]) / 1e6
    socket = _middle(
        report, "stall", lambda room: room["server"]["cpu_join_seconds"] / room["members"]
    )
    presence = _middle(
        report, "stall", lambda room: (room["server"]["cpu_share"] - idle) / room["members"]
    )
    join = socket + (rest or _REST_JOIN)
    return Costs(write, inbound, commit, join, presence, _memory(report))


def _seconds_per_message(room: Room) -> float:
    return float(room["server"]["us_per_delivery"] * room["members"] / 1e6)


def _middle(report: dict[str, Any], row: str, of: Callable[[Room], float]) -> float:
    """The median of the rounds of ours that count; 0 if the row was not measured."""
    return middle(
        [
            of(result["room"])
            for result in report["results"]
            if result["who"] == OURS.key and result["row"] == row and not is_void(result)
        ]
    )


def _memory(report: dict[str, Any]) -> float:
    figure = next(one for one in FIGURES if one.row == MEMORY_ROW)
    return middle([*figure.values(report, OURS.key).values()]) * 1024
