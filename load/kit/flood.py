"""People who send a thousand things a second into the room, whatever they are answered."""

import asyncio
import contextlib
import itertools
import json
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from kit.rest import Participant
from kit.server import Server

EVENTS_A_SECOND = 1000
BACK_AFTER = 1.0  # seconds until somebody who was cut is back
_TICK = 0.01
_COMMANDS = ('["send_message",{"message":"flood"}]', '["send_reaction",{"emoji":"👍"}]')
_WAITING = (aiohttp.ClientError, OSError, TimeoutError)


@dataclass
class Flooder:
    """One of them: half of what they send are messages, half are taps."""

    url: str
    participant: Participant
    sent: int = 0
    passed: int = 0
    refused: int = 0
    comebacks: int = 0
    began: float | None = None
    silenced: float | None = None
    _is_in: asyncio.Event = field(default_factory=asyncio.Event)
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def flood(self, http: aiohttp.ClientSession) -> None:
        """Go on until cancelled."""
        while True:
            with contextlib.suppress(*_WAITING):
                await self._visit(http)
            self._is_in.clear()
            self._silence()
            self.comebacks += 1
            await asyncio.sleep(BACK_AFTER)

    async def _visit(self, http: aiohttp.ClientSession) -> None:
        address = f"{self.url}/socket.io/?EIO=4&transport=websocket"
        async with http.ws_connect(address) as socket:
            await socket.send_str("40" + json.dumps({"token": self.participant.token}))
            sending = asyncio.create_task(self._send(socket))
            try:
                async for frame in socket:
                    await self._answer(socket, str(frame.data))
            finally:
                sending.cancel()
                await asyncio.gather(sending, return_exceptions=True)

    async def _answer(self, socket: aiohttp.ClientWebSocketResponse, frame: str) -> None:
        if frame == "2":
            await socket.send_str("3")
        elif frame.startswith("40"):
            order = json.dumps(["join_session", {"session_id": self.participant.session_id}])
            await socket.send_str(f"420{order}")
        elif frame.startswith("430"):
            self._is_in.set()
        elif frame.startswith("43"):
            self._note(frame)

    async def _send(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        await self._is_in.wait()
        start, sent = time.monotonic(), 0
        self.began = self.began or start
        while not socket.closed:
            due = int((time.monotonic() - start) * EVENTS_A_SECOND)
            for number in itertools.islice(self._numbers, due - sent):
                await socket.send_str(f"42{number}{_COMMANDS[number % 2]}")
                self.sent += 1
            sent = due
            await asyncio.sleep(_TICK)

    def _note(self, ack: str) -> None:
        if '"ok":true' in ack:
            self.passed += 1
            return
        self.refused += 1
        if '"code":"muted"' in ack:
            self._silence()

    def _silence(self) -> None:
        """Being cut says it too: with much on its way, the last answers may not get through."""
        if self.began is not None and self.silenced is None:
            self.silenced = time.monotonic()

    @property
    def silenced_ms(self) -> float | None:
        """From the first thing sent until being muted, or cut."""
        if self.began is None or self.silenced is None:
            return None
        return (self.silenced - self.began) * 1e3


@contextlib.asynccontextmanager
async def flooding(
    server: Server, participants: Sequence[Participant]
) -> AsyncIterator[dict[str, Any]]:
    """Flood the room for as long as the block; afterwards the answer says how that went."""
    flooders = [Flooder(server.url, participant) for participant in participants]
    report: dict[str, Any] = {}
    began, lines = time.monotonic(), server.logged()
    async with aiohttp.ClientSession() as http, asyncio.TaskGroup() as group:
        tasks = [group.create_task(flooder.flood(http)) for flooder in flooders]
        try:
            yield report
        finally:
            minutes = max(1.0, (time.monotonic() - began) / 60)
            report |= _report(flooders)
            logged = server.logged() - lines
            report["log_lines"] = logged
            report["log_lines_a_minute_each"] = round(logged / minutes / len(flooders), 2)
            for task in tasks:
                task.cancel()


def _report(flooders: Sequence[Flooder]) -> dict[str, Any]:
    silenced = [flooder.silenced_ms for flooder in flooders]
    known = [one for one in silenced if one is not None]
    return {
        "flooders": len(flooders),
        **{
            name: sum(getattr(flooder, name) for flooder in flooders)
            for name in ("sent", "passed", "refused", "comebacks")
        },
        "passed_each_most": max(flooder.passed for flooder in flooders),
        "silenced_ms": round(max(known), 1) if len(known) == len(flooders) else None,
    }
