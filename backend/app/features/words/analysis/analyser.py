"""The analysing process, as the worker sees it that has started it."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import structlog

log = structlog.get_logger()

COMMAND = (sys.executable, "-m", "app.features.words.analysis.process")
MOST_TEXTS = 50  # in one question: of 500 characters each they take two seconds at worst
_BACKEND = Path(__file__).resolve().parents[4]
_READY_SECONDS = 120
_ANSWER_SECONDS = 20
_LONGEST_LINE = 2**22  # bytes
_PAUSE_SECONDS = 60  # after it failed

Nouns = list[list[str]]


def is_installed() -> bool:
    """Return whether this worker could start the analysing process."""
    return find_spec("kiwipiepy") is not None


class Analyser:
    """One child process with the tokenizer, which is started when it is first asked."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: Process | None = None
        self._starting: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()
        self._paused_until = 0.0

    @property
    def is_ready(self) -> bool:
        """Return whether it has loaded."""
        return self._process is not None and self._process.returncode is None

    @property
    def is_starting(self) -> bool:
        """Return whether it loads, or is being ended because it did not."""
        return self._starting is not None and not self._starting.done()

    def start(self) -> None:
        """Start it in a task, unless it runs or has just failed."""
        is_paused = asyncio.get_running_loop().time() < self._paused_until
        if not self.is_starting and not self.is_ready and not is_paused:
            self._starting = asyncio.create_task(self._start())

    async def nouns(self, texts: Sequence[str]) -> Nouns | None:
        """Return the nouns of each text; None if it is not ready, or fails."""
        async with self._turn:
            if not self.is_ready:
                return None
            found: Nouns | None = None
            try:
                async with asyncio.timeout(_ANSWER_SECONDS):
                    found = await self._ask(list(texts))
            except (OSError, ValueError, TimeoutError) as error:
                log.warning("words_analyser_failed", error=repr(error), exc_info=error)
            finally:
                if found is None:  # a late answer would be taken for the next one's
                    await self.stop()
            return found

    async def stop(self) -> None:
        """End the process, also while it loads."""
        if self._starting is not None:
            self._starting.cancel()
            await asyncio.gather(self._starting, return_exceptions=True)
        process, self._process = self._process, None
        await _end(process)

    async def _ask(self, texts: list[str]) -> Any:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise BrokenPipeError
        process.stdin.write(json.dumps(texts).encode() + b"\n")
        await process.stdin.drain()
        return json.loads(await process.stdout.readline())

    async def _spawn(self) -> Process:
        return await asyncio.create_subprocess_exec(
            *self._command,
            stdin=PIPE,
            stdout=PIPE,
            cwd=_BACKEND,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            limit=_LONGEST_LINE,
            start_new_session=True,  # Ctrl-C is for the worker, with which it ends
        )

    async def _start(self) -> None:
        process = None
        try:
            process = await self._spawn()
            async with asyncio.timeout(_READY_SECONDS):
                if process.stdout is None or await process.stdout.readline() != b"[]\n":
                    raise BrokenPipeError
            self._process, process = process, None
            log.info("words_analyser_ready")
        except (OSError, TimeoutError) as error:
            self._paused_until = asyncio.get_running_loop().time() + _PAUSE_SECONDS
            log.warning("words_analyser_not_started", error=repr(error), exc_info=error)
        finally:
            await _end(process)


async def _end(process: Process | None) -> None:
    if process is not None:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
