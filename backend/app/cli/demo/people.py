"""Simulated participants: real clients that chat, react, leave and come back."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from random import SystemRandom
from typing import Any

from websockets.exceptions import WebSocketException

from app.cli.demo.scenes import Scene
from app.operations.canary.client import Address, CanaryError, Client, connected

_REACTIONS = ("👍", "❤️", "😀", "👏", "😮", "❓")
_MOODS = ("fine", "fine", "fine", "slower", "faster", "lost")
_TRIES = 5  # to come back, before somebody gives up
_LOST = (CanaryError, OSError, TimeoutError, WebSocketException)

chance = SystemRandom()


@dataclass
class Pace:
    """How long people wait, in seconds: minimum and maximum."""

    between: tuple[float, float] = (4.0, 25.0)  # what one of them does
    away: tuple[float, float] = (6.0, 20.0)  # outside, before coming back

    async def wait(self, bounds: tuple[float, float]) -> None:
        """Wait for a random time within the range."""
        await asyncio.sleep(chance.uniform(*bounds))


@dataclass
class Person:
    """A participant of one session."""

    address: Address
    session_id: str
    token: str
    scene: Scene
    pace: Pace = field(default_factory=Pace)

    async def say(self, message: str) -> dict[str, Any]:
        """Join, send one message and disconnect; return its ack.

        Raises:
            CanaryError: the message was refused.
        """
        return await self.once("send_message", {"message": message})

    async def answer(self, activity_id: str, given: Any) -> None:
        """Join, answer an activity and disconnect.

        Raises:
            CanaryError: the answer was refused.
        """
        await self.once("answer", {"activity_id": activity_id, "answer": given})

    async def once(self, command: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Join, give one command and disconnect; return its ack.

        Raises:
            CanaryError: it was refused.
        """
        async with connected(self.address, self.token, _unheard) as client:
            await self._join(client)
            return await client.call(command, payload)

    async def stay(self) -> None:
        """Stay and take part until cancelled, or until the server was down for long."""
        failures = 0
        while failures < _TRIES:
            try:
                async with connected(self.address, self.token, _unheard) as client:
                    await self._join(client)
                    failures = 0
                    await self._take_part(client)
                await self.pace.wait(self.pace.away)
            except _LOST:
                failures += 1
                await self.pace.wait(self.pace.away)

    async def leave(self) -> None:
        """Leave for good, if the server still runs."""
        with suppress(*_LOST):
            async with connected(self.address, self.token, _unheard) as client:
                await self._join(client)
                await client.call("leave_session", {})

    async def _join(self, client: Client) -> None:
        await client.call("join_session", {"session_id": self.session_id})

    async def _take_part(self, client: Client) -> None:
        """React, chat and say how they follow until the person disconnects for a moment."""
        while True:
            await self.pace.wait(self.pace.between)
            dice = chance.random()
            if dice < 0.1:
                return
            if dice < 0.35:
                await self._speak(client, chance.choice(self.scene.going_on))
            elif dice < 0.6:
                await self._try(client, "pulse", {"mood": chance.choice(_MOODS)})
            else:
                emoji = {"emoji": chance.choice(_REACTIONS), "count": chance.randint(1, 4)}
                await client.call("send_reaction", emoji)

    async def _speak(self, client: Client, message: str) -> None:
        await self._try(client, "send_message", {"message": message})

    async def _try(self, client: Client, command: str, payload: dict[str, Any]) -> None:
        with suppress(CanaryError):  # whoever looks on may have turned it off, or muted them
            await client.call(command, payload)


def _unheard(_event: str, _told: dict[str, Any]) -> None:
    """Ignore events: simulated people do not react to them."""
