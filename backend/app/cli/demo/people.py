"""Simulated participants: real clients that chat, react, leave and come back."""

import asyncio
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass, field
from random import SystemRandom
from typing import Any

from app.cli.demo.scenes import Scene
from app.operations.canary.client import Address, joined
from engagenow_client import ClientError, LiveClient, LiveEvent

_REACTIONS = ("👍", "❤️", "😀", "👏", "😮", "❓")
_MOODS = ("fine", "fine", "fine", "slower", "faster", "lost")
_TRIES = 5  # to come back, before somebody gives up
_LOST = (ClientError, TimeoutError)

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

    async def send_message(self, message: str) -> Any:
        """Join, send one message and disconnect; return its ack.

        Raises:
            ClientError: the message was refused.
        """
        return await self.once("send_message", {"message": message})

    async def answer(self, activity_id: str, given: Any) -> None:
        """Join, answer an activity and disconnect.

        Raises:
            ClientError: the answer was refused.
        """
        await self.once("answer", {"activity_id": activity_id, "answer": given})

    async def once(self, command: str, payload: dict[str, Any]) -> Any:
        """Join, give one command and disconnect; return its ack.

        Raises:
            ClientError: it was refused.
        """
        async with self._joined() as client:
            return await client.call(command, payload)

    async def stay(self) -> None:
        """Stay and take part until cancelled, or until the server was down for long."""
        failures = 0
        while failures < _TRIES:
            try:
                async with self._joined() as client:
                    failures = 0
                    await self._take_part(client)
                await self.pace.wait(self.pace.away)
            except _LOST:
                failures += 1
                await self.pace.wait(self.pace.away)

    async def leave(self) -> None:
        """Leave for good, if the server still runs."""
        with suppress(*_LOST):
            async with self._joined() as client:
                await client.call("leave_session", {})

    def _joined(self) -> AbstractAsyncContextManager[LiveClient]:
        return joined(self.address, self.session_id, self.token, _ignore)

    async def _take_part(self, client: LiveClient) -> None:
        """React, chat and say how they follow until the person disconnects for a moment."""
        while True:
            await self.pace.wait(self.pace.between)
            dice = chance.random()
            if dice < 0.1:
                return
            if dice < 0.35:
                await self._send_message(client, chance.choice(self.scene.going_on))
            elif dice < 0.6:
                await self._try(client, "pulse", {"mood": chance.choice(_MOODS)})
            else:
                emoji = {"emoji": chance.choice(_REACTIONS), "count": chance.randint(1, 4)}
                await client.call("send_reaction", emoji)

    async def _send_message(self, client: LiveClient, message: str) -> None:
        await self._try(client, "send_message", {"message": message})

    async def _try(self, client: LiveClient, command: str, payload: dict[str, Any]) -> None:
        with suppress(ClientError):  # whoever looks on may have turned it off, or muted them
            await client.call(command, payload)


def _ignore(_event: LiveEvent) -> None:
    """Ignore events: simulated people do not react to them."""
