"""Play every recording of a folder to our own sources, and say what they made of it."""

import asyncio
import contextlib
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.features.feeds.collector.source import (
    Candle,
    Gap,
    Listener,
    Network,
    Point,
    Source,
    Timings,
    source_of,
)

from .player import playing
from .recording import Recording

_QUIET_SECONDS = 1.0
_MOST_SECONDS = 60.0
_TIMINGS = Timings(settle=0.02, hold=0.2, final_after=0.0)


@dataclass
class Told:
    """What a source has told, and when last."""

    counted: Counter[str] = field(default_factory=Counter)
    last_at: float = field(default_factory=time.monotonic)

    def take(self, told: Point | Candle | Gap) -> None:
        is_open = isinstance(told, Candle) and not told.closed
        self.counted["open" if is_open else type(told).__name__] += 1
        self.last_at = time.monotonic()

    async def until_quiet(self) -> None:
        """Wait until nothing more is told."""
        until = time.monotonic() + _MOST_SECONDS
        while time.monotonic() < min(until, self.last_at + _QUIET_SECONDS):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def play(recording: Recording) -> str:
    """Return a line about a recording; it ends with a dash and what is wrong, if anything is."""
    told = Told()
    async with playing(recording) as url:
        listener = Listener(on_point=told.take, on_candle=told.take, on_gap=told.take)
        network = Network([url], _TIMINGS)
        source = source_of(recording.config(url), listener, network=network)
        running = asyncio.create_task(source.run())
        await told.until_quiet()
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
    return _line(recording, told.counted, source)


def _line(recording: Recording, told: Counter[str], source: Source) -> str:
    counts: Any = getattr(source, "counts", None)  # of Binance
    doubles = counts.doubles if counts else 0
    wrong = dict(counts.wrong) if counts else {}
    unknown = ", ".join(sorted(counts.unknown_fields)) if counts else ""
    line = (
        f"{recording.name}: {recording.kind}, {len(recording.frames)} frames, "
        f"{told['Point']} values, {doubles} doubles, {told['Candle']} of {recording.closed} closed "
        f"candles, {told['Gap']} gaps, unknown fields: {unknown or 'none'}"
    )
    if wrong or told["Point"] + doubles != len(recording.frames):
        return f"{line} - not understood: {wrong or 'some of it'}"
    return line if told["Candle"] >= recording.closed else f"{line} - candles are missing"


def play_all(folder: Path) -> int:
    """Play every recording and print a line about each; returns the exit status."""
    recordings = [Recording(path) for path in sorted(folder.glob("*.jsonl"))]
    if not recordings:
        sys.stderr.write(f"{folder} has no recordings (*.jsonl)\n")
        return 2
    lines = [asyncio.run(play(recording)) for recording in recordings]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if any(" - " in line for line in lines) else 0


if __name__ == "__main__":
    sys.exit(play_all(Path(sys.argv[1])))
