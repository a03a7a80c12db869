"""Starting and ending attackers, and what they are aimed at for comparison."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from fixtures.forking import Forked
from fixtures.pace import scaled
from fixtures.server import clean_environment

_WAVE_SECONDS = scaled(60)
_addresses = (f"127.0.{number // 250 + 1}.{number % 250 + 1}" for number in count())


class Attacker:
    """A process that attacks, or one that is attacked and does not mind."""

    def __init__(self, process: Forked) -> None:
        self._process = process

    async def said(self) -> Any:
        """The next thing it says: how the connections of one wave ended."""
        async with asyncio.timeout(_WAVE_SECONDS):
            return json.loads(await asyncio.to_thread(self._process.stdout.readline))

    def waves(self) -> list[dict[str, int]]:
        """All that it says until its end, which is now."""
        self._process.kill()
        self._process.wait()
        lines = self._process.stdout.read().splitlines()
        return [json.loads(line) for line in lines if line.endswith("}")]


@contextmanager
def attacking(folder: Path, name: str, port: int, code: str = "") -> Iterator[Attacker]:
    """Attack a port meanwhile, from an address that nothing was done from."""
    with _running(folder, name, str(port), next(_addresses), code) as attacker:
        yield attacker


@asynccontextmanager
async def idle_port(folder: Path) -> AsyncIterator[int]:
    """A port behind which somebody takes whatever comes, and does nothing."""
    with _running(folder, "discard") as discarding:
        yield await discarding.said()


@contextmanager
def _running(folder: Path, *words: str) -> Iterator[Attacker]:
    log = folder / "attacker.log"
    with Forked([*words], clean_environment(), log, main="rig.attacker") as process:
        try:
            yield Attacker(process)
        finally:
            process.kill()
    assert not log.read_text(), log.read_text()
