"""The bench's tables: what each server needed, the ratios of ours to each, and the growth."""

from typing import Any

from kit.contestants import ALL, NOT_INSTALLED
from kit.figures import FIGURES, ITSELF, Figure
from kit.growth import CURVES, exponents
from kit.percentiles import middle
from kit.validity import is_empty

Report = dict[str, Any]


def markdown(report: Report, name: str = "bench") -> str:
    """The whole report as Markdown; its plots are called after `name`."""
    parts = [["# Bench"], [_about(report)], figures(report), _ratios(report)]
    parts += [_growth(report), _plots(report, name), _warnings(report)]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def keys_of(report: Report) -> list[str]:
    """Return the keys of the contestants that were measured."""
    here = {result["who"] for result in report["results"] if "room" in result}
    return [who.key for who in ALL if who.key in here]


def figures(report: Report) -> list[str]:
    """A line for each figure that was measured, a column for each contestant."""
    keys = keys_of(report)
    titles = {who.key: who.title for who in ALL}
    lines = [row(["", *(titles[key] for key in keys)]), rule(len(keys) + 1)]
    for figure in FIGURES:
        found = [[*figure.values(report, key).values()] for key in keys]
        if any(found):
            lines.append(row([figure.title, *(say(middle(of) if of else None) for of in found)]))
    return lines


def row(cells: list[str]) -> str:
    """Return a line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def rule(count: int) -> str:
    """Return the line below the heads of a table."""
    return f"|{'---|' * count}"


def say(value: float | None) -> str:
    """A figure as people read it."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def ratio(value: float | None) -> str:
    """A ratio as people read it."""
    return "–" if value is None else f"{value:.2f}"


def _about(report: Report) -> str:
    plan, load = report["plan"], report["load_average_before"]
    return (
        f"{report['at']}, {report['machine']}; load average before: {load:.1f}. "
        f"{plan['rounds']} interleaved rounds of {plan['seconds']:g} s; medians. Ours stores "
        f"every message ({report['database']}), numbers and acknowledges it; the peers only "
        "pass it on."
    )


def _ratios(report: Report) -> list[str]:
    peers = [key for key in keys_of(report) if key != "ours"]
    lines = [row(["ratio of ours to", *peers, "goal"]), rule(len(peers) + 2)]
    for figure in FIGURES:
        ratios = {key: figure.ratio(report, key) for key in peers}
        ratios[ITSELF] = middle([*figure.values(report, "ours").values()])
        if figure.goals and figure.values(report, "ours"):
            compared = any(key in figure.goals for key in peers)
            cells = [ratio(ratios[key]) if compared else "" for key in peers]
            lines.append(row([figure.title, *cells, _goals(figure, ratios)]))
    return lines


def _goals(figure: Figure, ratios: dict[str, float | None]) -> str:
    return "; ".join(
        f"{key} {goal.say(value, more=figure.more)}".strip()
        for key, goal in figure.goals.items()
        if (value := ratios.get(key)) is not None
    )


def _growth(report: Report) -> list[str]:
    keys = keys_of(report)
    found = {key: exponents(report, key) for key in keys}
    lines = [row(["growth exponent", *keys]), rule(len(keys) + 1)]
    for name, (title, _unit, _) in CURVES.items():
        values = [found[key][name] for key in keys]
        lines.append(row([title, *(ratio(value) for value in values)]))
    return lines if any(result["row"] == "growth" for result in report["results"]) else []


def _plots(report: Report, name: str) -> list[str]:
    grew = any(result["row"] == "growth" for result in report["results"])
    return [f"![{CURVES[one][0]}]({name}-{one}.svg)" for one in CURVES] if grew else []


def _warnings(report: Report) -> list[str]:
    """Runs whose figures do not count: the load tool was late, or messages were missing."""
    words = [words for result in report["results"] for words in _warning(result)]
    return [f"- {one}" for one in dict.fromkeys(words)]


def _warning(result: dict[str, Any]) -> list[str]:
    what = f"{result['who']} {result['row']} {result['round']}"
    if result.get("failed") == NOT_INSTALLED:
        return [f"{result['who']} is {NOT_INSTALLED}, and left out"]
    if "room" not in result:
        return [f"{what} failed: {result['failed']}"]
    room, found = result["room"], []
    if room["generator"]["void"]:
        late, busy = room["generator"]["lag_p99_ms"], room["generator"]["cpu_share"]
        found.append(f"void: {what}, the load tool was {late} ms late and {busy:.0%} busy")
    if is_empty(result):
        found.append(f"{what} delivered nothing: its figures mean nothing")
    if not room["messages"]["conserved"]:
        found.append(f"{what}: {room['messages']['lost']} deliveries missing or odd")
    return found
