"""Commands that take a while, without a task for each: their acks follow when they are done."""

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
from app.realtime.gateway.fast_path import Begin, Unusual, encoded
from app.realtime.rooms.connection import Connection

SendRefused = Callable[[str, str | None, dict[str, Any]], Awaitable[None]]


class Asked(NamedTuple):
    """One command in progress; `ack_id` is empty if its sender wants no ack."""

    connection: Connection
    sender: Sender
    command: str
    ack_id: bytes


class StoredCommands:
    """Begins them, and answers them; whatever their senders send next waits."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        running: Running,
        send: SendRefused,
        watch: Callable[[Connection], None],
    ) -> None:
        """Make it.

        Args:
            dispatcher: makes refusals, and handles what is unusual.
            running: counts what the worker waits for before it stops.
            send: sends an error to the socket of a sender who wants no ack.
            watch: looks whether a socket that was in no room has entered one.
        """
        self._dispatcher = dispatcher
        self._running = running
        self._send = send
        self._watch = watch

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
            asked.sender.go_on(partial(self._end_in_turn, asked, error))
            return
        if not done.cancelled():  # as when the worker ends: nobody is answered then
            METRICS.acks[asked.command] += 1
            self._watch_unsettled(asked)
            if asked.ack_id:
                asked.sender.write(events.ack_frame(asked.ack_id, encoded(done.result())))
        self._leave(asked)
        asked.sender.go_on()

    async def _end_in_turn(self, asked: Asked, error: Exception) -> None:
        connection, name, ack_id = asked.connection, asked.command, asked.ack_id
        try:
            if isinstance(error, Unusual):
                answer = await self._dispatcher.handle(connection, name, error.command)
            else:
                answer = await self._dispatcher.refuse(connection, name, logged_refusal(error))
            self._watch_unsettled(asked)
            if ack_id:
                asked.sender.write(events.ack_frame(ack_id, orjson.dumps(answer)))
            elif not answer["ok"]:
                await self._send(connection.sid, name, answer)
        finally:
            self._leave(asked)

    def _watch_unsettled(self, asked: Asked) -> None:
        if not asked.connection.is_settled:
            self._watch(asked.connection)

    def _leave(self, asked: Asked) -> None:
        asked.connection.in_progress -= 1
        self._running.leave()
