"""Our server and its peers at the same work, interleaved in one run: the table of ratios.

usage: python load/bench.py [--quick] [--rounds 3] [--rows busy,growth] [--only ours,node]

The whole bench is kept: load/reports/bench.json, bench.md, the growth plots and the table in
README.md. A part of it is a trial, in load/reports/trial.*. Ends with 2 when a run was void, our
server lost a message, with a store or without, or anybody's row delivered nothing.
"""

import argparse
import json
import os
import platform
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kit import readme_table
from kit.contestants import ALL
from kit.growth import plots
from kit.idle_machine import wait_until_quiet
from kit.receivers import LOAD
from kit.rows import FULL, QUICK, ROWS, Plan, scenarios
from kit.run import run
from kit.table import markdown
from kit.validity import unsound

REPORTS = LOAD / "reports"
KEPT = "bench"
_QUIET_MINUTES = 5.0


def main() -> int:
    """Measure, write, print."""
    arguments = _arguments()
    if arguments.render:
        return _write(json.loads((REPORTS / f"{KEPT}.json").read_text()), KEPT)
    plan = QUICK if arguments.quick else FULL
    plan = replace(plan, rounds=arguments.rounds or plan.rounds)
    keys, rows = _chosen(arguments.only, _KEYS), _chosen(arguments.rows, ROWS)
    about = _about(plan, arguments, wait_until_quiet(arguments.wait))
    cast = [who for who in ALL if who.key in keys]
    results = [
        result
        for scenario in scenarios(plan, rows)
        for who in scenario.participants(cast)
        for result in run(who, scenario, arguments.database)
    ]
    whole = not arguments.quick and len(keys) == len(_KEYS) and len(rows) == len(ROWS)
    return _write({**about, "results": results}, KEPT if whole else "trial")


def _about(plan: Plan, arguments: argparse.Namespace, load: float) -> dict[str, Any]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{_processor()}, {os.cpu_count()} cores, the load tool beside the server",
        "load_average_before": load,
        "python": platform.python_version(),
        "database": arguments.database,
        "plan": vars(plan),
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _write(report: dict[str, Any], name: str) -> int:
    REPORTS.mkdir(exist_ok=True)
    (REPORTS / f"{name}.json").write_text(json.dumps(report, indent=1) + "\n")
    if name == KEPT:
        readme_table.write(LOAD.parent / "README.md", report)
    text = markdown(report, name)
    (REPORTS / f"{name}.md").write_text(text)
    for curve, svg in plots(report).items():
        (REPORTS / f"{name}-{curve}.svg").write_text(svg + "\n")
    sys.stdout.write(text)
    return 2 if unsound(report) else 0


_KEYS = tuple(who.key for who in ALL)


def _chosen(words: str | None, known: tuple[str, ...]) -> list[str]:
    """The words of a list with commas; all of them without a list."""
    chosen = words.split(",") if words else known
    if unknown := set(chosen) - set(known):
        raise SystemExit(f"Not one of {', '.join(known)}: {', '.join(sorted(unknown))}")
    return [word for word in known if word in chosen]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure our server beside its peers.")
    parser.add_argument("--quick", action="store_true", help="one short round")
    parser.add_argument("--render", action="store_true", help="write the kept bench's pages anew")
    parser.add_argument("--rounds", type=int, choices=range(1, 11))
    parser.add_argument("--rows", help=", ".join(ROWS))
    parser.add_argument("--only", help=", ".join(_KEYS))
    parser.add_argument("--wait", type=float, default=_QUIET_MINUTES, metavar="MINUTES",
                        help="at most so long for a quiet machine")  # fmt: skip
    parser.add_argument("--database", default="postgresql", help="sqlite, postgresql or a URL")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
