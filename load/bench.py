"""Our server and its peers at the same work, interleaved in one run: the table of ratios.

usage: python load/bench.py [--quick] [--rounds 3] [--only ours,node] [--database postgresql]

Writes load/reports/bench.json, bench.md and the growth plots; ends with 2 when a run was void or
our server lost a message.
"""

import argparse
import asyncio
import contextlib
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kit.bar import Bar
from kit.contestants import ALL, Arena, Contestant, arena
from kit.growth import plots
from kit.sinks import LOAD, run_sinks
from kit.table import markdown

REPORTS = LOAD / "reports"
PAYLOAD = 100  # characters of a message; with its envelope about 340 bytes on the wire


@dataclass(frozen=True)
class Plan:
    """How much is measured."""

    rounds: int
    seconds: float
    sizes: tuple[int, ...]
    members: int = 1000
    single_rate: float = 20
    busy_rate: float = 100
    growth_deliveries: float = 20_000  # a second: what even the slowest can do

    def growth_rate(self, members: int) -> float:
        """Messages a second to `members` that keep the deliveries a second level."""
        return min(40.0, self.growth_deliveries / members)


FULL = Plan(rounds=3, seconds=10, sizes=(250, 500, 1000, 2000, 4000))
QUICK = Plan(rounds=1, seconds=4, sizes=(250, 1000, 2000))


def main() -> int:
    """Measure, write, print."""
    arguments = _arguments()
    plan = QUICK if arguments.quick else FULL
    rounds = arguments.rounds or plan.rounds
    chosen = [who for who in ALL if not arguments.only or who.key in arguments.only.split(",")]
    about = _about(plan, rounds, arguments)
    results = []
    for number in range(rounds):
        results += [_tried(who, _duel, plan, number, arguments.database) for who in chosen]
    for size in plan.sizes:
        results += [_tried(who, _grow, plan, size, arguments.database) for who in chosen]
    return _write({**about, "results": results})


def _tried(
    who: Contestant, measure: Callable[..., dict[str, Any]], *arguments: object
) -> dict[str, Any]:
    """One who fails, or is not installed, does not end the contest of the others."""
    try:
        return measure(who, *arguments)
    except (SystemExit, OSError, ValueError, TimeoutError) as error:
        return {"who": who.key, "kind": "failed", "why": str(error)[-300:]}


def _duel(who: Contestant, plan: Plan, number: int, database: str) -> dict[str, Any]:
    """Single messages, then a busy room, on one fresh server; its memory and joins are new."""
    bar = Bar(f"round {number + 1} {who.title}")
    with _arena(who, plan.members, database) as place:
        single = _measure(place, plan.members, plan.single_rate, plan.seconds, bar)
        busy = _measure(place, plan.members, plan.busy_rate, plan.seconds, bar)
    bar.end()
    return {"who": who.key, "kind": "duel", "round": number, "single": single, "busy": busy}


def _grow(who: Contestant, plan: Plan, members: int, database: str) -> dict[str, Any]:
    """One size of the growth curves."""
    bar = Bar(f"{members} members {who.title}")
    rate = plan.growth_rate(members)
    with _arena(who, members, database) as place:
        room = _measure(place, members, rate, plan.seconds / 2, bar, leave=2)
    bar.end()
    return {"who": who.key, "kind": "growth", "members": members, "room": room}


@contextlib.contextmanager
def _arena(who: Contestant, members: int, database: str) -> Iterator[Arena]:
    with (
        tempfile.TemporaryDirectory(prefix="engagenow-bench-") as folder,
        arena(who, Path(folder), members, database) as place,
    ):
        yield place


def _measure(
    place: Arena, members: int, rate: float, seconds: float, bar: Bar, leave: float = 0
) -> dict[str, Any]:
    """Fill a room and send; the peers are spared the acks that ours gives."""
    options: dict[str, object] = {
        "port": place.port,
        "members": members,
        "rate": rate,
        "seconds": seconds,
        "warmup": 1,
        "payload": PAYLOAD,
        "server": place.pid,
        "leave": leave,
    }
    if place.tokens:
        options |= {"tokens": place.tokens, "acks": 1}
    found = asyncio.run(run_sinks(options, bar))
    return {name: value for name, value in found.items() if not name.startswith("series")}


def _about(plan: Plan, rounds: int, arguments: argparse.Namespace) -> dict[str, Any]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{_processor()}, {os.cpu_count()} cores, the load tool beside the server",
        "load_average_before": os.getloadavg()[0],
        "python": platform.python_version(),
        "database": arguments.database,
        "plan": {**vars(plan), "rounds": rounds},
        "quick": arguments.quick,
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _write(report: dict[str, Any]) -> int:
    REPORTS.mkdir(exist_ok=True)
    (REPORTS / "bench.json").write_text(json.dumps(report, indent=1) + "\n")
    text = markdown(report)
    (REPORTS / "bench.md").write_text(text)
    for name, svg in plots(report).items():
        (REPORTS / f"bench-{name}.svg").write_text(svg + "\n")
    sys.stdout.write(text)
    return 2 if _unsound(report) else 0


def _unsound(report: dict[str, Any]) -> bool:
    """Whether our own server lost a message, or was measured by a late load tool."""
    rooms = [one[kind] for one in report["results"] for kind in ("single", "busy", "room")
             if kind in one and one["who"] == "ours"]  # fmt: skip
    failed = any(one["kind"] == "failed" and one["who"] == "ours" for one in report["results"])
    return failed or any(not r["messages"]["conserved"] or r["generator"]["void"] for r in rooms)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure our server beside its peers.")
    parser.add_argument("--quick", action="store_true", help="one short round")
    parser.add_argument("--rounds", type=int, choices=range(1, 11))
    parser.add_argument("--only", help=", ".join(who.key for who in ALL))
    parser.add_argument("--database", default="postgresql", help="sqlite, postgresql or a URL")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
