"""Playing a scenario of the bench: one contestant, fresh, through step after step."""

import asyncio
import tempfile
from pathlib import Path
from typing import Any

from kit.contestants import Contestant, RunningContestant, running_contestant
from kit.loop_stall import run_stall
from kit.progress_bar import Bar
from kit.receivers import run_receivers
from kit.rows import Scenario, Step

Result = dict[str, Any]


def run(who: Contestant, scenario: Scenario, database: str) -> list[Result]:
    """A result for each step. One who fails does not end the contest of the others."""
    found: list[Result] = []
    try:
        with (
            tempfile.TemporaryDirectory(prefix="engagenow-bench-") as folder,
            running_contestant(
                who, Path(folder), scenario.joins or scenario.members, database
            ) as place,
        ):
            for step in scenario.steps:
                found.append(_result(who, scenario, step, room=_room(who, place, scenario, step)))
    except (SystemExit, OSError, ValueError, TimeoutError) as error:
        step = scenario.steps[len(found)]
        found.append(_result(who, scenario, step, failed=str(error)[-300:]))
    return found


def _result(who: Contestant, scenario: Scenario, step: Step, **found: object) -> Result:
    return {"who": who.key, "row": step.row, "round": scenario.number, **found}


def _room(
    who: Contestant, place: RunningContestant, scenario: Scenario, step: Step
) -> dict[str, Any]:
    """Fill a room and do what the step says."""
    bar = Bar(f"{step.row} {scenario.number} {who.title}")
    run = run_stall if step.row == "stall" else run_receivers
    found = asyncio.run(run(_options(who, place, scenario, step), bar))
    bar.end()
    return {name: value for name, value in found.items() if not name.startswith("series")}


def _options(
    who: Contestant, place: RunningContestant, scenario: Scenario, step: Step
) -> dict[str, object]:
    """What the receivers are told; the peers are spared the acks that ours gives to a message."""
    options = {"port": place.port, "server": place.pid, "members": scenario.members, **step.options}
    if step.row == "votes":
        options["poll"] = place.poll
    if who.plain:
        options["plain"] = 1
    if place.tokens:
        options |= {"tokens": place.tokens, "acks": 1}
    return options
