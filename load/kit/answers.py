"""Answers by the thousand: one poll, and a host who receives its totals."""

import asyncio
import contextlib
import json
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp

_SLACK_SECONDS = 0.05  # a total may be on its way when the last ack comes
_INTERVAL_SECONDS = 0.5  # between two totals
_PATIENCE_SECONDS = 5.0


@dataclass(frozen=True)
class Poll:
    """An open choice, and its options."""

    id: str
    options: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return it as the receivers are told it."""
        return f"{self.id}:{','.join(self.options)}"

    def expected(self, answers: int) -> dict[str, int]:
        """Return the counts after the first answers of so many members, as the receivers choose."""
        return dict(Counter(self.options[n % len(self.options)] for n in range(answers)))


@dataclass
class Host:
    """Somebody who receives the totals of a poll with their results."""

    url: str
    session_id: str
    token: str
    totals: list[tuple[float, dict[str, Any]]] = field(default_factory=list)
    _is_in: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self, http: aiohttp.ClientSession) -> None:
        """Join, and listen until cancelled."""
        address = f"{self.url}/socket.io/?EIO=4&transport=websocket"
        async with http.ws_connect(address) as socket:
            await socket.send_str("40" + json.dumps({"token": self.token}))
            async for frame in socket:
                await self._on_frame(socket, str(frame.data))

    async def joined(self) -> None:
        """Wait until the room is entered."""
        async with asyncio.timeout(_PATIENCE_SECONDS):
            await self._is_in.wait()

    async def first_after(self, last_ack_us: int) -> dict[str, int]:
        """Return the counts of the first total after the last ack, or of the last one before."""
        after = last_ack_us / 1e6 + _SLACK_SECONDS
        await asyncio.sleep(max(0.0, after + _INTERVAL_SECONDS * 2 - time.monotonic()))
        totals = [total for at, total in self.totals if at >= after]
        totals = totals or [total for _, total in self.totals[-1:]]
        return dict(totals[0]["results"]["counts"]) if totals else {}

    async def _on_frame(self, socket: aiohttp.ClientWebSocketResponse, frame: str) -> None:
        if frame == "2":
            await socket.send_str("3")
        elif frame.startswith("40"):
            order = json.dumps(["join_session", {"session_id": self.session_id}])
            await socket.send_str(f"420{order}")
        elif frame.startswith("430"):
            self._is_in.set()
        elif frame.startswith('42["activity_results"'):
            self.totals.append((time.monotonic(), json.loads(frame[2:])[1]))


@contextlib.asynccontextmanager
async def watching(url: str, session_id: str, token: str) -> AsyncIterator[Host]:
    """A host who listens for as long as the block."""
    host = Host(url, session_id, token)
    async with aiohttp.ClientSession() as http:
        task = asyncio.create_task(host.listen(http))
        try:
            await host.joined()
            yield host
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
