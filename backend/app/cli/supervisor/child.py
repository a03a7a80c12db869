"""A process that we start: it ends when it is told to, and when we end without a word."""

import asyncio
import ctypes
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Awaitable, Callable
from contextlib import suppress

_SET_PARENT_DEATH_SIGNAL = 1  # prctl(2)
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
_LOOK_SECONDS = 0.05


class StartError(Exception):
    """A process did not come up; what it says of it is on stderr."""


class Child:
    """One process, with whatever it starts itself."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, *command: str, **environment: str) -> "Child":
        """Run a command with our output, and with `environment` on top of ours."""
        process = await asyncio.create_subprocess_exec(
            *command,
            env={**os.environ, **environment},
            stdin=DEVNULL,
            start_new_session=True,  # Ctrl-C is for us: who ends when is ours to say
            preexec_fn=_end_with_parent,
        )
        return cls(process)

    @property
    def pid(self) -> int:
        """The number that the system gave it."""
        return self._process.pid

    async def comes_up(self, is_up: Callable[[], Awaitable[bool]], seconds: float) -> bool:
        """Whether `is_up` before it ends, and within so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self._process.returncode is None:
                    if await is_up():
                        return True
                    await asyncio.sleep(_LOOK_SECONDS)
        return False

    async def ended(self) -> int:
        """Wait for its end; the answer is its status."""
        return await self._process.wait()

    async def stop(self, seconds: float) -> None:
        """Ask it to end, and end it after so many seconds."""
        with suppress(ProcessLookupError):
            self._process.terminate()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.ended()
        self.kill()
        await self.ended()

    def kill(self) -> None:
        """End it at once, and what it left behind."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)


def _end_with_parent() -> None:
    if _LIBC is not None:
        _LIBC.prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
