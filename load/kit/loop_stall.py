"""How long a server's event loop stands still: a lone client pings it while a crowd comes."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kit.progress_bar import Bar
from kit.receivers import receivers, run_receivers

_PINGS_PER_SECOND = 200
_LIMIT_SECONDS = 360
# After the last one has come: until all have been told how many they are.
_CALM_SECONDS = 2.5
_MARGIN_SECONDS = 2  # the crowd goes after the lone client, or its going would be measured too
_PARTS = {"joining": "answer_1_ms", "resting": "answer_3_ms"}

Report = dict[str, Any]


class Steps(Bar):
    """A bar that others can wait at."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._seen: dict[str, asyncio.Event] = {}

    def show(self, step: str, share: float) -> None:
        """Show it, and wake who waits for this step."""
        super().show(step, share)
        self._event(step).set()

    async def reached(self, step: str) -> None:
        """Wait until a step has begun."""
        await self._event(step).wait()

    def _event(self, step: str) -> asyncio.Event:
        return self._seen.setdefault(step, asyncio.Event())


async def run_stall(options: Mapping[str, object], bar: Bar) -> Report:
    """Let a crowd come and stay; its report says how long a lone client waited meanwhile.

    Args:
        options: the crowd's, as the receivers take them; `tokens` has a line more than there are
            members.
        bar: where to show the crowd.
    """
    rest = float(str(options["seconds"]))
    staying = {**options, "seconds": rest + _CALM_SECONDS + _MARGIN_SECONDS}
    crowd_steps, steps = Steps(bar.title), Steps("lone client")
    async with asyncio.timeout(_LIMIT_SECONDS), receivers(_loner(options), steps) as loner:
        answers = asyncio.create_task(loner.report())
        await steps.reached("run")
        crowd = asyncio.create_task(run_receivers(staying, crowd_steps))
        await crowd_steps.reached("settle")
        loner.next_part()
        await asyncio.sleep(_CALM_SECONDS)
        loner.next_part()
        await asyncio.sleep(rest)
        loner.stop()
        found = await answers
        stall = {name: found[of] for name, of in _PARTS.items()}
        # The lone client is the instrument: if it was late, the figures are void.
        return {**await crowd, "stall": stall, "generator": found["generator"]}


def _loner(options: Mapping[str, object]) -> dict[str, object]:
    """A client that is alone in its process, so that nobody's messages keep it from reading."""
    own = {"port": options["port"], "members": 1, "pings": _PINGS_PER_SECOND}
    own |= {"seconds": _LIMIT_SECONDS, "warmup": 0}
    if tokens := options.get("tokens"):
        lines = Path(str(tokens)).read_text().splitlines()
        mine = Path(f"{tokens}-alone")
        mine.write_text(lines[-1] + "\n")
        own["tokens"] = mine
    return own
