"""A child process that ends when told to, and when its parent dies."""

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
_CHECK_SECONDS = 0.05


class StartError(Exception):
    """A child did not start; its own message is on stderr."""


class Child:
    """One process and its descendants."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, *command: str, **environment: str) -> "Child":
        """Run a command with our output, and `environment` added to ours."""
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
        return self._process.pid

    async def comes_up(self, is_up: Callable[[], Awaitable[bool]], seconds: float) -> bool:
        """Return whether `is_up` becomes true within some seconds, before the process ends."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self._process.returncode is None:
                    if await is_up():
                        return True
                    await asyncio.sleep(_CHECK_SECONDS)
        return False

    async def ended(self) -> int:
        """Wait for its end; return its exit status."""
        return await self._process.wait()

    async def stop(self, seconds: float) -> None:
        """Ask it to end, and kill it after some seconds."""
        with suppress(ProcessLookupError):
            self._process.terminate()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.ended()
        self.kill()
        await self.ended()

    def kill(self) -> None:
        """Kill it and its descendants."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)


def _end_with_parent() -> None:
    if _LIBC is not None:
        _LIBC.prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
