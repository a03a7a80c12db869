"""Commands that are stored, without a task for each: their acks follow when they are stored."""

from asyncio import Future
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, NamedTuple

import orjson

from app.core.error_mapping import logged_refusal
from app.core.metrics import METRICS
from app.realtime.engineio import events
from app.realtime.engineio.events import Sender
from app.realtime.gateway.dispatcher import Dispatcher
from app.realtime.gateway.draining import Running
from app.realtime.gateway.fast_path import Begin, encoded
from app.realtime.rooms.connection import Connection

TellRefused = Callable[[str, str | None, dict[str, Any]], Awaitable[None]]


class Asked(NamedTuple):
    """One command in progress; `ack_id` is empty if its sender wants no ack."""

    connection: Connection
    sender: Sender
    command: str
    ack_id: bytes


class StoredCommands:
    """Begins them, and answers them; whatever their senders send next waits."""

    def __init__(self, dispatcher: Dispatcher, running: Running, tell: TellRefused) -> None:
        """`tell` sends an error to the socket of a sender who wants no ack."""
        self._dispatcher = dispatcher
        self._running = running
        self._tell = tell

    def start(self, asked: Asked, begin: Begin) -> None:
        """Begin a command that was counted."""
        done = begin()
        asked.connection.in_progress += 1
        self._running.enter()
        asked.sender.hold(done)
        done.add_done_callback(partial(self._end, asked))

    def _end(self, asked: Asked, done: Future[Any]) -> None:
        error = None if done.cancelled() else done.exception()
        if isinstance(error, Exception):
            asked.sender.go_on(partial(self._refuse, asked, error))
            return
        if not done.cancelled():  # as when the worker ends: nobody is answered then
            METRICS.acks[asked.command] += 1
            self._answer(asked, encoded(done.result()))
        self._leave(asked)
        asked.sender.go_on()

    async def _refuse(self, asked: Asked, error: Exception) -> None:
        try:
            refuse = self._dispatcher.refuse
            answer = await refuse(asked.connection, asked.command, logged_refusal(error))
            if asked.ack_id:
                self._answer(asked, orjson.dumps(answer))
            else:
                await self._tell(asked.connection.sid, asked.command, answer)
        finally:
            self._leave(asked)

    def _answer(self, asked: Asked, ack: bytes) -> None:
        if asked.ack_id:
            asked.sender.write(events.ack_frame(asked.ack_id, ack))

    def _leave(self, asked: Asked) -> None:
        asked.connection.in_progress -= 1
        self._running.leave()
