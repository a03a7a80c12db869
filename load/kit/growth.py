"""How costs grow with the room: curves and their exponents."""

from collections.abc import Callable
from typing import Any

from kit.contestants import ALL
from kit.percentiles import exponent
from kit.plots import plot
from kit.validity import is_void

Room = dict[str, Any]


def _per_message(room: Room) -> float:
    messages = room["server"]["deliveries"] / room["members"]
    return float(room["server"]["cpu_seconds"]) * 1e3 / messages if messages else 0.0


def _memory(room: Room) -> float:
    server = room["server"]
    return float(server["memory_joined_kb"] - server["memory_before_kb"]) / 1024


# By file name: title, unit, and the figure of one room.
CURVES: dict[str, tuple[str, str, Callable[[Room], float]]] = {
    "growth-message": ("CPU for one message to all", "ms", _per_message),
    "growth-memory": ("Memory of all joined connections", "MB", _memory),
    "growth-join": ("CPU for all to join", "s", lambda room: room["server"]["cpu_join_seconds"]),
    "growth-leave": ("CPU for all to leave", "s", lambda room: room["server"]["cpu_leave_seconds"]),
}


def curve(report: dict[str, Any], who: str, name: str) -> list[tuple[float, float]]:
    """Points of one curve of one contestant, by members."""
    figure = CURVES[name][2]
    rooms = [r["room"] for r in _sizes(report) if r["who"] == who]
    return sorted((float(room["members"]), figure(room)) for room in rooms)


def exponents(report: dict[str, Any], who: str) -> dict[str, float | None]:
    """The exponent of every curve of one contestant."""
    found = {}
    for name in CURVES:
        points = curve(report, who, name)
        found[name] = exponent([x for x, _ in points], [y for _, y in points])
    return found


def plots(report: dict[str, Any]) -> dict[str, str]:
    """Every curve as SVG, by file name."""
    here = {result["who"] for result in _sizes(report)}
    return {
        name: plot(
            title,
            unit,
            {who.key: curve(report, who.key, name) for who in ALL if who.key in here},
            across="members",
            logarithmic=True,
        )
        for name, (title, unit, _) in CURVES.items()
        if here
    }


def _sizes(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in report["results"] if one["row"] == "growth" and not is_void(one)]
