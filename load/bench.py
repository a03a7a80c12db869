"""Our server and its peers at the same work, interleaved in one run: the table of ratios.

The whole bench is kept: load/reports/bench.json, bench.md, the growth plots and the table in
README.md. A part of it is a trial, in load/reports/trial.*, unless --update puts its rows into the
kept one. Ends with 2 when it is void: somebody failed, or lost something without being known to be
overloaded, or was measured late in every round. Ends with 1 when --compare finds something worse.
"""

import argparse
import json
import signal
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kit import readme_table
from kit.about import about, updated
from kit.builds import Build, build_of
from kit.comparison import History, ratios, worse
from kit.contestants import ALL, BASE, Contestant
from kit.duration import expected_minutes
from kit.growth import plots
from kit.idle_machine import wait_until_quiet
from kit.plan import FULL, QUICK, Scenario
from kit.prepared import preparations
from kit.receivers import LOAD
from kit.rows import ROWS, scenarios
from kit.run import run
from kit.table import markdown
from kit.verdict import unsound

REPORTS = LOAD / "reports"
KEPT, TRIAL = "bench", "trial"
_QUIET_MINUTES = 5.0
_KEPT_REPORT = REPORTS / f"{KEPT}.json"
_KEYS = tuple(who.key for who in ALL if who is not BASE)


def main() -> int:
    """Measure, write, print, compare."""
    arguments = _arguments()
    if arguments.report or arguments.render:
        report, name = json.loads((arguments.report or _KEPT_REPORT).read_text()), KEPT
    else:
        report, name = _measured(arguments)
    if not arguments.report:
        _write(report, name)
    is_worse = bool(arguments.compare) and _compare(report, arguments)
    return 2 if unsound(report) else int(is_worse)


def _measured(arguments: argparse.Namespace) -> tuple[dict[str, Any], str]:
    """Return the report, and the name that its files have."""
    plan = QUICK if arguments.quick else FULL
    plan = replace(plan, rounds=arguments.rounds or plan.rounds)
    rows, cast = _chosen(arguments.rows, ROWS), _cast(arguments)
    every = scenarios(plan, rows)
    _print_duration(expected_minutes(every, cast))
    base = build_of(arguments.base) if arguments.base else None
    load = wait_until_quiet(arguments.wait)
    found = {**about(plan, arguments.database, base, load), "results": []}
    found["results"] = _results(every, cast, arguments.database, base)
    if arguments.update:
        return updated(json.loads(_KEPT_REPORT.read_text()), found), KEPT
    whole = len(cast) >= len(_KEYS) and len(rows) == len(ROWS) and plan.rounds >= FULL.rounds
    return found, KEPT if whole else TRIAL


def _results(
    every: list[Scenario], cast: list[Contestant], database: str, base: Build | None
) -> list[dict[str, Any]]:
    # What was started is ended and dropped, whichever way somebody ends the bench.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with preparations(database, base) as prepared:
        return [
            result
            for scenario in every
            for who in scenario.participants(cast)
            for result in run(who, scenario, prepared)
        ]


def _cast(arguments: argparse.Namespace) -> list[Contestant]:
    """Who takes part: everybody, or the chosen; another build if it is named."""
    keys = _chosen(arguments.only, _KEYS)
    return [who for who in ALL if who.key in keys or (who is BASE and arguments.base)]


def _print_duration(minutes: float) -> None:
    end = datetime.now().astimezone() + timedelta(minutes=minutes)
    sys.stderr.write(f"About {minutes:.0f} minutes, until {end:%H:%M}.\n")


def _write(report: dict[str, Any], name: str) -> None:
    REPORTS.mkdir(exist_ok=True)
    (REPORTS / f"{name}.json").write_text(json.dumps(report, indent=1) + "\n")
    if name == KEPT:
        readme_table.write(LOAD.parent / "README.md", report)
    text = markdown(report, name)
    (REPORTS / f"{name}.md").write_text(text)
    for curve, svg in plots(report).items():
        (REPORTS / f"{name}-{curve}.svg").write_text(svg + "\n")
    sys.stdout.write(text)


def _compare(report: dict[str, Any], arguments: argparse.Namespace) -> bool:
    """Say which ratios are worse than in the benches before; gives whether there are any."""
    history = History(arguments.compare)
    partly = bool(arguments.rows or arguments.only)
    changes = worse(history.ratios, ratios(report), partly=partly)
    summary = "\n".join(f"worse: {change}" for change in changes) or "No ratio is worse."
    sys.stdout.write(f"\nBeside {len(history.ratios)} in {arguments.compare}:\n{summary}\n")
    if arguments.remember:
        history.add(report)
    return bool(changes)


def _chosen(words: str | None, known: tuple[str, ...]) -> list[str]:
    """The words of a list with commas; all of them without a list."""
    chosen = words.split(",") if words else known
    if unknown := set(chosen) - set(known):
        raise SystemExit(f"Not one of {', '.join(known)}: {', '.join(sorted(unknown))}")
    return [word for word in known if word in chosen]


def _arguments() -> argparse.Namespace:
    """Read the command line."""
    whole = expected_minutes(scenarios(FULL, [*ROWS]), [who for who in ALL if who is not BASE])
    parser = argparse.ArgumentParser(description=__doc__, epilog=f"All takes {whole:.0f} minutes.")
    for name, (kind, help_text) in _OPTIONS.items():
        switch = {"action": "store_true"} if kind is bool else {"type": kind}
        parser.add_argument(f"--{name}", help=help_text, **switch)
    parser.add_argument("--rounds", type=int, choices=range(1, 11))
    parser.add_argument("--wait", type=float, default=_QUIET_MINUTES, metavar="MINUTES",
                        help="at most so long for a quiet machine")  # fmt: skip
    parser.add_argument("--database", default="postgresql", help="sqlite, postgresql or a URL")
    return parser.parse_args()


_OPTIONS: dict[str, tuple[type, str]] = {
    "quick": (bool, "one short round"),
    "rows": (str, ", ".join(ROWS)),
    "only": (str, ", ".join(_KEYS)),
    "base": (str, "another commit of ours, built beside it"),
    "update": (bool, "put these rows into the kept bench"),
    "render": (bool, "measure nothing, write the kept bench's pages anew"),
    "report": (Path, "measure nothing, take the bench of this file"),
    "compare": (Path, "say what is worse than in the bench of this file, or in those that it has"),
    "remember": (bool, "add this bench's ratios to the file of --compare"),
}

if __name__ == "__main__":
    sys.exit(main())
