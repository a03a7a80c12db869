"""The compiled room of clients: built when needed, run, its progress shown, its report read."""

import asyncio
import contextlib
import functools
import json
import os
import signal
import subprocess
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

from kit.progress_bar import Bar

LOAD = Path(__file__).resolve().parents[1]
_PROGRAM = "load/.build/receivers"
# The receivers end by themselves; this is for the day they do not.
_LIMIT_SECONDS = 1200


@functools.cache
def program() -> Path:
    """The compiled program, which the Makefile builds again when its sources are younger."""
    environment = {name: value for name, value in os.environ.items() if name != "MAKEFLAGS"}
    command = ["make", "--silent", _PROGRAM]
    subprocess.run(command, cwd=LOAD.parent, env=environment, check=True)  # noqa: S603 - ours
    return LOAD.parent / _PROGRAM


class Receivers:
    """A room that is being measured."""

    def __init__(self, process: asyncio.subprocess.Process, bar: Bar) -> None:
        self._process, self._bar = process, bar

    def stop(self) -> None:
        """Have it end its run now, and report."""
        self._process.terminate()

    def next_part(self) -> None:
        """From now on, pings count for the next part of the run."""
        self._process.send_signal(signal.SIGUSR1)

    async def report(self) -> dict[str, Any]:
        """Wait for the end.

        Raises:
            SystemExit: it failed; its own last words are said.
        """
        assert self._process.stdout  # noqa: S101 - asked for
        assert self._process.stderr  # noqa: S101
        out = asyncio.create_task(self._process.stdout.read())
        last_line = ""
        async for line in self._process.stderr:
            words = line.decode().split()
            if words[:1] == ["progress"]:
                self._bar.show(words[1], float(words[2]))
            else:
                last_line = line.decode().strip()
        text = await out
        if await self._process.wait():
            raise SystemExit(f"The receivers failed. {last_line}")
        found: dict[str, Any] = json.loads(text)
        return found


@contextlib.asynccontextmanager
async def receivers(options: Mapping[str, object], bar: Bar) -> AsyncIterator[Receivers]:
    """Start the room; it is ended with the block at the latest."""
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    process = await asyncio.create_subprocess_exec(
        str(program()), *words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, limit=1 << 24
    )
    try:
        async with asyncio.timeout(_LIMIT_SECONDS):
            yield Receivers(process, bar)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def run_receivers(options: Mapping[str, object], bar: Bar) -> dict[str, Any]:
    """Run a room to its end."""
    async with receivers(options, bar) as room:
        return await room.report()


def make_pipe(folder: Path) -> Path:
    """A named pipe for tokens that come one by one."""
    path = folder / "tokens.pipe"
    path.unlink(missing_ok=True)
    os.mkfifo(path, 0o600)
    return path
