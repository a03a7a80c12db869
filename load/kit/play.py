"""Playing a scene of the bench: one contestant, fresh, through act after act."""

import asyncio
import tempfile
from pathlib import Path
from typing import Any

from kit.bar import Bar
from kit.contestants import Arena, Contestant, arena
from kit.rows import Act, Scene
from kit.sinks import run_sinks
from kit.stall import run_stall

Result = dict[str, Any]


def play(who: Contestant, scene: Scene, database: str) -> list[Result]:
    """A result for each act. One who fails does not end the contest of the others."""
    found: list[Result] = []
    try:
        with (
            tempfile.TemporaryDirectory(prefix="engagenow-bench-") as folder,
            arena(who, Path(folder), scene.seats or scene.members, database) as place,
        ):
            for act in scene.acts:
                found.append(_result(who, scene, act, room=_room(who, place, scene, act)))
    except (SystemExit, OSError, ValueError, TimeoutError) as error:
        act = scene.acts[len(found)]
        found.append(_result(who, scene, act, failed=str(error)[-300:]))
    return found


def _result(who: Contestant, scene: Scene, act: Act, **found: object) -> Result:
    return {"who": who.key, "row": act.row, "round": scene.number, **found}


def _room(who: Contestant, place: Arena, scene: Scene, act: Act) -> dict[str, Any]:
    """Fill a room and do what the act says."""
    bar = Bar(f"{act.row} {scene.number} {who.title}")
    run = run_stall if act.row == "stall" else run_sinks
    found = asyncio.run(run(_options(who, place, scene, act), bar))
    bar.end()
    return {name: value for name, value in found.items() if not name.startswith("series")}


def _options(who: Contestant, place: Arena, scene: Scene, act: Act) -> dict[str, object]:
    """What the sinks are told; the peers are spared the acks that ours gives to a message."""
    options = {"port": place.port, "server": place.pid, "members": scene.members, **act.options}
    if who.plain:
        options["plain"] = 1
    if place.tokens:
        options |= {"tokens": place.tokens, "acks": 1}
    return options
