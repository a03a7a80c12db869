"""The bench's table: what each server needed, and the ratios of ours to each of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kit.contestants import ALL
from kit.growth import CURVES, curve, exponents
from kit.numbers import middle

Duel = dict[str, Any]


@dataclass(frozen=True)
class Figure:
    """One row: a cost, or with `more` a speed."""

    title: str
    of: Callable[[Duel], float]
    # By peer: the ratio to reach at least, and the one aimed at.
    goals: dict[str, tuple[float, float]]
    more: bool = False  # more is better


# From the growth curves: the difference of two fresh servers leaves out what a server needs once.
MEMORY = Figure("memory per joined connection, kB", lambda _duel: 0.0, {"node": (0.5, 0.25)})
FIGURES = [
    Figure(
        "one message to 1,000: CPU per delivery, µs",
        lambda duel: duel["single"]["server"]["us_per_delivery"],
        {"node": (0.65, 0.5), "bun": (1.3, 1.1)},
    ),
    Figure(
        "one message to 1,000: p99 to the last member, ms",
        lambda duel: duel["single"]["last_member_ms"]["p99"],
        {},
    ),
    Figure(
        "1,000 × 100 messages/s: server CPU, cores",
        lambda duel: duel["busy"]["server"]["cpu_share"],
        {"node": (0.25, 0.15), "bun": (0.45, 0.3)},
    ),
    Figure("… CPU per delivery, µs", lambda duel: duel["busy"]["server"]["us_per_delivery"], {}),
    Figure("… p99 sender to member, ms", lambda duel: duel["busy"]["delivery_ms"]["p99"], {}),
    Figure("… p99 to the last member, ms", lambda duel: duel["busy"]["last_member_ms"]["p99"], {}),
    Figure("… messages lost or not in time", lambda duel: duel["busy"]["messages"]["lost"], {}),
    MEMORY,
    Figure(
        "sockets joined a second",
        lambda duel: duel["single"]["join"]["per_second"],
        {"node": (1.5, 2.5)},
        more=True,
    ),
]


def markdown(report: dict[str, Any]) -> str:
    """The whole report as Markdown."""
    load = report["load_average_before"]
    plan = report["plan"]
    return "\n".join(
        [
            "# Bench",
            "",
            f"{report['at']}, {report['machine']}; load average before: {load:.1f}. "
            f"{plan['rounds']} interleaved rounds of {plan['seconds']:g} s; medians. Ours stores "
            f"every message ({report['database']}), numbers and acknowledges it; the peers only "
            "pass it on.",
            "",
            *_figures(report),
            "",
            *_ratios(report),
            "",
            *_growth(report),
            "",
            *_warnings(report),
        ]
    )


def _values(report: dict[str, Any], figure: Figure, who: str) -> dict[int, float]:
    """A figure of a contestant, by round."""
    if figure is MEMORY:
        points = curve(report, who, "growth-memory")
        if len(points) < 2:
            return {}
        (few, little), (many, much) = points[0], points[-1]
        return {0: (much - little) * 1024 / (many - few)}
    return {duel["round"]: figure.of(duel) for duel in _duels(report, who)}


def _keys(report: dict[str, Any]) -> list[str]:
    here = {result["who"] for result in report["results"]}
    return [who.key for who in ALL if who.key in here]


def _duels(report: dict[str, Any], who: str) -> list[Duel]:
    return [r for r in report["results"] if r["kind"] == "duel" and r["who"] == who]


def _figures(report: dict[str, Any]) -> list[str]:
    keys = _keys(report)
    titles = {who.key: who.title for who in ALL}
    lines = [_row(["", *(titles[key] for key in keys)]), _rule(len(keys) + 1)]
    for figure in FIGURES:
        cells = [middle([*_values(report, figure, key).values()]) for key in keys]
        lines.append(_row([figure.title, *map(_say, cells)]))
    return lines


def _ratios(report: dict[str, Any]) -> list[str]:
    peers = [key for key in _keys(report) if key != "ours"]
    lines = [_row(["ratio of ours to", *peers, "goal"]), _rule(len(peers) + 2)]
    for figure in FIGURES:
        cells, goals = [], []
        ours = _values(report, figure, "ours")
        for key in peers:
            theirs = _values(report, figure, key)
            rounds = ours.keys() & theirs.keys()
            ratio = middle([_ratio(ours[number], theirs[number]) for number in rounds])
            cells.append(f"{ratio:.2f}")
            if key in figure.goals:
                goals.append(_goal(figure, key, ratio))
        if ours and figure.goals:
            lines.append(_row([figure.title, *cells, "; ".join(goals)]))
    return lines


def _goal(figure: Figure, key: str, ratio: float) -> str:
    least, aim = figure.goals[key]
    sign = -1 if figure.more else 1
    reached = [sign * ratio <= sign * bound for bound in (aim, least)]
    state = "aim reached" if reached[0] else "reached" if reached[1] else "**missed**"
    return f"{key} {least:g} (aim {aim:g}): {state}"


def _growth(report: dict[str, Any]) -> list[str]:
    keys = _keys(report)
    found = {key: exponents(report, key) for key in keys}
    lines = [_row(["growth exponent", *keys]), _rule(len(keys) + 1)]
    for name, (title, _unit, _) in CURVES.items():
        values = [found[key][name] for key in keys]
        lines.append(_row([title, *("–" if v is None else f"{v:.2f}" for v in values)]))
    return [*lines, "", *(f"![{CURVES[name][0]}](bench-{name}.svg)" for name in CURVES)]


def _warnings(report: dict[str, Any]) -> list[str]:
    """Runs whose figures do not count: the load tool was late, or messages were missing."""
    lines = [
        f"- {result['who']} failed: {result['why']}"
        for result in report["results"]
        if result["kind"] == "failed"
    ]
    for result in report["results"]:
        for kind in ("single", "busy", "room"):
            room = result.get(kind)
            if room and room["generator"]["void"]:
                late = room["generator"]["lag_p99_ms"]
                lines.append(f"- void: {result['who']} {kind}, the load tool was {late} ms late")
            if room and not room["messages"]["conserved"]:
                lost = room["messages"]["lost"]
                lines.append(f"- {result['who']} {kind}: {lost} deliveries missing or odd")
    return [*lines, ""] if lines else []


def _ratio(ours: float, theirs: float) -> float:
    return ours / theirs if theirs else 0.0


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rule(count: int) -> str:
    return f"|{'---|' * count}"


def _say(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
