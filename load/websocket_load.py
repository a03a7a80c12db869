"""Load a live session with thousands of Socket.IO clients and judge what they saw.

usage: python load/websocket_load.py [SCENARIO ...] [--database sqlite|postgresql] [--quick]

Ends with 0 when every budget was kept, 1 when one was missed, 2 when the load tool itself was
too late for its figures to mean anything.
"""

import argparse
import asyncio
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import budgets
from kit.guard import loopback_url
from kit.html_report import write_report
from kit.progress_bar import Bar
from kit.receivers import LOAD
from kit.scenarios import LIMITS_AS_SHIPPED, NAMES, WORKERS, Load, RunContext, play
from kit.server import LIMITS, Server, environment_for

_BOUNDS = {"members": 19_000, "rate": 2000, "seconds": 600, "join_rate": 2000, "taps_each": 20}


def main() -> int:
    """Run what the command line asks for."""
    arguments = _arguments()
    load = _load(arguments)
    with tempfile.TemporaryDirectory(prefix="engagenow-load-") as folder, ExitStack() as stack:
        place = _places(arguments, Path(folder), stack)
        names = arguments.scenarios or list(NAMES)
        reports = [_run(name, RunContext(place(name), load, Bar(name))) for name in names]
    whole = {**_about(arguments, load), "scenarios": reports}
    write_report(whole, LOAD / "reports" / "websocket-load")
    return _print_results(reports)


def _places(
    arguments: argparse.Namespace, folder: Path, stack: ExitStack
) -> Callable[[str], Server]:
    """Where a scenario plays: on the server that runs, or on one with the limits that it meets."""
    if arguments.url:
        running = Server(loopback_url(arguments.url), arguments.pid, "")
        return lambda _name: running
    settings = dict(pair.split("=", 1) for pair in arguments.set)
    home = stack.enter_context(environment_for(arguments.database, folder, settings))

    @cache
    def started(as_shipped: tuple[str, ...], workers: int) -> Server:
        limited = home.with_limits_as_shipped(as_shipped, settings)
        return stack.enter_context(limited.serve(workers=workers))

    return lambda name: started(LIMITS_AS_SHIPPED.get(name, ()), WORKERS.get(name, 1))


def _run(name: str, run: RunContext) -> dict[str, Any]:
    report = asyncio.run(play(name, run))
    run.bar.end()
    report["budgets"] = budgets.check(name, report)
    report["void"] = report["room"]["generator"]["void"]
    report["kept"] = all(budget["kept"] for budget in report["budgets"])
    return report


def _print_results(reports: list[dict[str, Any]]) -> int:
    """One line a scenario and one a missed budget; gives the exit status."""
    for report in reports:
        state = "void" if report["void"] else "kept" if report["kept"] else "MISSED"
        room = report["room"]
        sys.stdout.write(
            f"{report['scenario']:<16} {state:<7} "
            f"delivery p99 {room['delivery_ms']['p99']:.1f} ms, join p99 "
            f"{room['join_ms']['p99']:.0f} ms, server CPU {room['server']['cpu_share']:.0%}\n"
        )
        for budget in report["budgets"]:
            if not budget["kept"]:
                bound = f"{budget['least']}..{budget['most']}"
                sys.stdout.write(f"    {budget['path']} = {budget['value']}, budget {bound}\n")
    sys.stdout.write(f"Report: {LOAD / 'reports' / 'websocket-load.html'}\n")
    if any(report["void"] for report in reports):
        return 2
    return 0 if all(report["kept"] for report in reports) else 1


def _load(arguments: argparse.Namespace) -> Load:
    chosen = {name: getattr(arguments, name) for name in _BOUNDS}
    for name, value in chosen.items():
        if value is not None and not 0 < value <= _BOUNDS[name]:
            raise SystemExit(f"--{name.replace('_', '-')}: above 0, {_BOUNDS[name]} at most.")
    load = Load(**{name: value for name, value in chosen.items() if value is not None})
    return load.quick() if arguments.quick else load


def _about(arguments: argparse.Namespace, load: Load) -> dict[str, Any]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}",
        "python": platform.python_version(),
        "server": arguments.url or f"started for this run, {arguments.database}",
        "settings": arguments.set if arguments.url else _settings(arguments),
        "load": vars(load),
    }


def _settings(arguments: argparse.Namespace) -> list[str]:
    """Which limits the server had that was started."""
    return [*(f"{name}={value}" for name, value in LIMITS.items()), *arguments.set]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Load a live session over Socket.IO.")
    parser.add_argument("scenarios", nargs="*", metavar="SCENARIO", help=", ".join(NAMES))
    parser.add_argument("--url", help="a running server on this computer; none: start one")
    parser.add_argument("--pid", type=int, default=0, help="that server's process, for its CPU")
    parser.add_argument("--database", default="postgresql", help="sqlite, postgresql or a URL")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--quick", action="store_true", help="less than 15 s a scenario")
    parser.add_argument("--members", type=int)
    for name in ("rate", "seconds", "join-rate", "taps-each"):
        parser.add_argument(f"--{name}", type=float)
    arguments = parser.parse_args()
    if any("=" not in pair for pair in arguments.set):
        parser.error("--set wants NAME=VALUE")
    if unknown := set(arguments.scenarios) - set(NAMES):
        parser.error(f"no such scenario: {', '.join(sorted(unknown))}")
    return arguments


if __name__ == "__main__":
    sys.exit(main())
