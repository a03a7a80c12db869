"""The last bench on the front page: a short table between two marks of README.md."""

from pathlib import Path
from typing import Any

from kit.contestants import ALL
from kit.figure import Figure
from kit.figures import FIGURES
from kit.rows import ROWS
from kit.table import cell, ratio, rounds, row, rule

BEGIN, END = "<!-- Written by `make bench`, here -->\n", "<!-- to here -->\n"
_PEERS = ("node", "bun")


def place(page: str, report: dict[str, Any]) -> str:
    """The page with this bench between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{block(report)}\n{END}{after}"


def write(page: Path, report: dict[str, Any]) -> None:
    """Show this bench on the page."""
    page.write_text(place(page.read_text(), report))


def block(report: dict[str, Any]) -> str:
    """What stands between the marks."""
    titles = {who.key: who.title for who in ALL}
    heads = [words for key in _PEERS for words in (titles[key], "ratio")]
    lines = [_about(report), "", row(["", titles["ours"], *heads]), rule(len(heads) + 2)]
    for figure in FIGURES:
        if figure.in_readme and figure.values(report, "ours"):
            lines.append(_line(figure, report))
    lines += ["", "![CPU for one message to all](load/reports/bench-growth-message.svg)", ""]
    return "\n".join(lines)


def _about(report: dict[str, Any]) -> str:
    days = sorted(at[:10] for at in (report["at"], *report.get("rows_at", {}).values()))
    when = f"on {days[0]}" if days[0] == days[-1] else f"from {days[0]} to {days[-1]}"
    others = {machine.partition(",")[0] for machine in report.get("rows_on", {}).values()}
    others -= {report["machine"].partition(",")[0]}
    elsewhere = f"; some rows on {' and '.join(sorted(others))}" if others else ""
    most = max(rounds(report, of) for of in ROWS)
    return (
        f"Measured {when}, {report['machine']}{elsewhere}: "
        f"medians of up to {most} interleaved rounds, "
        f"load average before: {report['load_average_before']:.1f}. "
        f"EngageNow stores every message ({report['database']}), numbers and "
        "acknowledges it; the others only pass it on. "
        "Compare ratios (the median of the rounds' own, with the least and the most), not "
        "machines; † could not keep up: "
        "[the whole bench](load/reports/bench.md)."
    )


def _line(figure: Figure, report: dict[str, Any]) -> str:
    cells = [cell(figure, report, "ours")]
    for key in _PEERS:
        cells += [cell(figure, report, key), ratio(figure.ratio(report, key))]
    return row([figure.in_readme, *cells])
