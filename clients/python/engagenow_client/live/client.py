"""A program that takes part in a live session."""

import asyncio
from collections.abc import AsyncIterator, Callable
from types import TracebackType
from typing import Self

from engagenow_client import contract
from engagenow_client.live.acks import Stored
from engagenow_client.live.config import LiveConfig
from engagenow_client.live.connection import LiveConnection
from engagenow_client.live.event import LiveEvent
from engagenow_client.live.inbox import Inbox
from engagenow_client.live.membership import Membership
from engagenow_client.live.outbox import Outbox
from engagenow_client.live.position import Page
from engagenow_client.live.stats import LiveStats
from engagenow_client.state import State

Handler = Callable[[LiveEvent], None]


class LiveClient:
    """Joins a session, stays in it through lost connections, and sends.

    Used as an async context manager. Events come by `async for`, or to `handler`, a plain function
    that is called for each of them; what it raises is logged and counted, and reaches nothing else.
    Events of the log come once each and in their order, whatever happens to the connection.
    """

    def __init__(self, config: LiveConfig, handler: Handler | None = None) -> None:
        throttle = (self._overflow, self._drained)
        self._inbox = Inbox(config, handler, self._read_after, self._repair, throttle)
        self._membership = Membership(config, self._inbox)
        self._outbox = Outbox(self._membership.joined, self._membership.command)
        self._config = config

    @property
    def state(self) -> State:
        """`CONNECTED` is to have joined."""
        return self._membership.states.state

    @property
    def seq(self) -> int | None:
        """The place in the log of the newest event that was delivered; None before joining."""
        return self._inbox.position.seq

    @property
    def token(self) -> str | None:
        """The present token: who has it is this participant."""
        return self._membership.token

    def start(self) -> None:
        """Begin to connect; a started client stays as it is."""
        self._membership.start()

    async def stop(self, within: float = 5.0) -> None:
        """Close the connection within so many seconds; may be called any number of times.

        The participant stays; `leave` ends that.
        """
        await self._membership.stop(within)

    async def connected(self, within: float) -> None:
        """Return when it has joined.

        Raises:
            TimeoutError: it has not, so many seconds later.
            NotConnectedError: it is not started, was stopped, or gave up.
        """
        async with asyncio.timeout(within):
            await self._membership.joined()

    async def send(self, message: str, client_id: str | None = None) -> Stored:
        """Say something, exactly once, however often the connection is lost.

        Raises:
            RefusedError: the server refuses it for good.
            NotConnectedError: the client was stopped, or gave up.
        """
        payload = {"message": message} | ({"client_id": client_id} if client_id else {})
        ack: Stored = await self._outbox.deliver("send_message", payload, Stored)
        return ack

    async def ask(self, text: str, *, anonymous: bool = False) -> Stored:
        """Ask a question, exactly once; raises like `send`."""
        payload = {"text": text, "anonymous": anonymous}
        ack: Stored = await self._outbox.deliver("ask_question", payload, Stored)
        return ack

    async def answer(
        self, activity_id: str, answer: str | int | list[str], question_id: str | None = None
    ) -> contract.AnswerAck:
        """Answer an activity, or the open question of a quiz, exactly once; raises like `send`."""
        payload = {"activity_id": activity_id, "answer": answer, "question_id": question_id}
        ack: contract.AnswerAck = await self._outbox.deliver("answer", payload, contract.AnswerAck)
        return ack

    async def react(self, emoji: str, count: int = 1) -> contract.ReactionAck:
        """Tap a reaction, at most once.

        Raises:
            NotConnectedError: there is no connection.
            NoAnswerError: it is not known whether it was counted.
            RefusedError: the server refuses it.
        """
        ack: contract.ReactionAck = await self._membership.command(
            "send_reaction", {"emoji": emoji, "count": count}
        )
        return ack

    async def sync(self) -> int:
        """Read what is missing of the log, and return the place of its newest event.

        Raises:
            NotConnectedError, NoAnswerError, RefusedError: that was not possible.
        """
        await self._inbox.position.repair()
        return self.seq or 0

    async def leave(self) -> None:
        """Leave the session for good, and stop; raises like `react`."""
        await self._membership.command("leave_session", {})
        await self.stop()

    def stats(self) -> LiveStats:
        """Return the counts so far."""
        stats = self._inbox.counted()
        stats.pending = len(self._outbox.pending)
        stats.reconnects = max(0, self._membership.joins - 1)
        stats.latency = self._membership.latency.figures()
        return stats

    def __aiter__(self) -> AsyncIterator[LiveEvent]:
        return self._inbox.outlet.items()

    async def __aenter__(self) -> Self:
        self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def _read_after(self, seq: int) -> Page:
        return await self._membership.read_after(seq)

    def _repair(self) -> None:
        self._membership.repair()

    def _overflow(self) -> None:
        waits = self._config.when_full == "wait"
        self._membership.throttle(LiveConnection.pause_reading if waits else LiveConnection.cut)

    def _drained(self) -> None:
        if self._config.when_full == "wait":
            self._membership.throttle(LiveConnection.resume_reading)
