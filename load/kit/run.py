"""Playing a scenario of the bench: one contestant, fresh, through step after step."""

import asyncio
import tempfile
from pathlib import Path
from typing import Any

import aiohttp

from kit.contestants import Contestant
from kit.loop_stall import run_stall
from kit.plan import Scenario, Step
from kit.prepared import Preparations
from kit.progress_bar import Bar
from kit.receivers import run_receivers
from kit.rest_load import run_requests
from kit.running import RunningContestant, running_contestant

Result = dict[str, Any]
_FAILURES = (SystemExit, OSError, ValueError, TimeoutError, aiohttp.ClientError, ExceptionGroup)


def run(who: Contestant, scenario: Scenario, prepared: Preparations) -> list[Result]:
    """A result for each step. One who fails does not end the contest of the others."""
    found: list[Result] = []
    members = scenario.joins or scenario.members
    try:
        with (
            tempfile.TemporaryDirectory(prefix="engagenow-bench-") as folder,
            running_contestant(who, Path(folder), members, prepared) as place,
        ):
            for step in scenario.steps:
                found.append(_result(who, scenario, step, room=_room(who, place, scenario, step)))
    except _FAILURES as error:
        step = scenario.steps[len(found)]
        found.append(_result(who, scenario, step, failed=str(error)[-300:]))
    return found


def _result(who: Contestant, scenario: Scenario, step: Step, **found: object) -> Result:
    return {"who": who.key, "row": step.row, "round": scenario.number, **found}


def _room(
    who: Contestant, place: RunningContestant, scenario: Scenario, step: Step
) -> dict[str, Any]:
    """Do what the step says: with a room full of members, or with requests."""
    bar = Bar(f"{step.row} {scenario.number} {who.title}")
    options = _options(who, place, scenario, step)
    if step.tool == "rest":
        found = asyncio.run(run_requests(place.requests[step.row], options, bar))
    else:
        tool = run_stall if step.tool == "stall" else run_receivers
        found = asyncio.run(tool(options, bar))
    bar.end()
    return {name: value for name, value in found.items() if not name.startswith("series")}


def _options(
    who: Contestant, place: RunningContestant, scenario: Scenario, step: Step
) -> dict[str, object]:
    """What the load tool is told; where nobody asks for it, peers are spared the acks of ours."""
    options = {"port": place.port, "server": place.pid, "members": scenario.members, **step.options}
    if step.row == "votes":
        options["poll"] = place.poll
    if who.plain:
        options["plain"] = 1
    if place.tokens:
        options |= {"tokens": place.tokens, "acks": 1}
    return options
