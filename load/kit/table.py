"""The bench's tables: what each server needed, the ratios of ours to each, and the growth."""

from typing import Any

from kit.contestants import ALL, NOT_INSTALLED
from kit.figure import ITSELF, Figure, Goal, Spread
from kit.figures import FIGURES
from kit.growth import CURVES, exponents
from kit.percentiles import middle
from kit.validity import is_empty, may_be_timed, overloaded

EXPONENT = Goal(0.95)  # of every curve of ours

NONE, VOID, BEHIND = "–", "void", " †"
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
        cells = [cell(figure, report, key) for key in keys]
        if set(cells) != {NONE}:
            lines.append(row([figure.title, *cells]))
    return lines


def cell(figure: Figure, report: Report, who: str) -> str:
    """What stands for a contestant in a figure's line."""
    found = [*figure.values(report, who).values()]
    if not found:
        return VOID if figure.is_void(report, who) else NONE
    behind = figure.row in _behind(report, who)
    return formatted(middle(found)) + (BEHIND if behind and not figure.counts else "")


def _behind(report: Report, who: str) -> set[str]:
    """The rows that somebody is known not to keep up with, and did not."""
    return {
        result["row"]
        for result in report["results"]
        if result["who"] == who
        and "room" in result
        and overloaded(result)
        and not result["room"]["messages"]["conserved"]
    }


def row(cells: list[str]) -> str:
    """Return a line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def rule(count: int) -> str:
    """Return the line below the heads of a table."""
    return f"|{'---|' * count}"


def formatted(value: float) -> str:
    """A figure as people read it."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def ratio(found: Spread | None) -> str:
    """A ratio as people read it, with the least and the most of the rounds in brackets."""
    if found is None:
        return NONE
    least, most = f"{found.least:.2f}", f"{found.most:.2f}"
    return f"{found.middle:.2f}" + ("" if least == most else f" [{least}–{most}]")


def rounds(report: Report, of: str) -> int:
    """How often a row was measured; each size of the growth is there once."""
    numbers = {result["round"] for result in report["results"] if result["row"] == of}
    return min(1, len(numbers)) if of == "growth" else len(numbers)


def _earlier(report: Report, of: str) -> str:
    machine = report["rows_on"][of]
    where = "" if machine == report["machine"] else f" on {machine.partition(',')[0]}"
    return f"{of} of {report['rows_at'][of][:10]} ({rounds(report, of)}){where}"


def _about(report: Report) -> str:
    plan, load = report["plan"], report["load_average_before"]
    base = f" Base is {report['base']}." if report.get("base") else ""
    versions = ", ".join(f"{name} {of}" for name, of in report.get("versions", {}).items())
    base += f" With {versions}." if versions else ""
    earlier = ", ".join(_earlier(report, of) for of in report.get("rows_at", {}))
    base += f" Rows of other runs, with their rounds: {earlier}." if earlier else ""
    return (
        f"{report['at']}, {report['machine']}; load average before: {load:.1f}. "
        f"{plan['rounds']} interleaved rounds of {plan['seconds']:g} s; medians, and of ratios the "
        "median of the rounds' own with the least and the most of them. Ours stores every message "
        f"({report['database']}), numbers and acknowledges it; the peers only pass it on.{base}"
    )


def _ratios(report: Report) -> list[str]:
    peers = [key for key in keys_of(report) if key != "ours"]
    lines = [row(["ratio of ours to", *peers, "goal"]), rule(len(peers) + 2)]
    for figure in FIGURES:
        mine = [*figure.values(report, "ours").values()]
        if figure.goals and mine:
            ratios = {key: figure.ratio(report, key) for key in peers}
            compared = any(key in figure.goals for key in peers)
            cells = [ratio(ratios[key]) if compared else "" for key in peers]
            middles = {key: found.middle for key, found in ratios.items() if found}
            goals = _goals(figure, {**middles, ITSELF: middle(mine)})
            lines.append(row([figure.title, *cells, goals]))
    return lines


def _goals(figure: Figure, values: dict[str, float]) -> str:
    return "; ".join(
        f"{key} {goal.formatted(values[key], more=figure.more)}".strip()
        for key, goal in figure.goals.items()
        if key in values
    )


def _growth(report: Report) -> list[str]:
    keys = keys_of(report)
    found = {key: exponents(report, key) for key in keys}
    lines = [row(["growth exponent", *keys, "goal"]), rule(len(keys) + 2)]
    for name, (title, _unit, _) in CURVES.items():
        values = [found[key][name] for key in keys]
        mine = found.get("ours", {}).get(name)
        goal = "" if mine is None else EXPONENT.formatted(mine, more=False)
        lines.append(row([title, *(NONE if of is None else f"{of:.2f}" for of in values), goal]))
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
    if not may_be_timed(result) and room["generator"]["void"]:
        late, busy = room["generator"]["lag_p99_ms"], room["generator"]["cpu_share"]
        found.append(f"{what}: latencies void, the load tool was {late} ms late, {busy:.0%} busy")
    if is_empty(result):
        found.append(f"{what}: void, nothing was delivered")
    if not room["messages"]["conserved"]:
        state = "† it does not keep up" if overloaded(result) else "void"
        missing = f"{room['messages']['lost']} deliveries missing or odd"
        found.append(f"{what}: {state}, {missing} {room.get('refusal', '')}".rstrip())
    return found
