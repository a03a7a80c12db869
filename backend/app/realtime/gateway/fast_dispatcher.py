"""The dispatcher of commands that begin at once: no task, no packet objects, no waiting."""

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from app.core import tracing
from app.core.metrics import METRICS
from app.core.permissions import Permission, check
from app.realtime.engineio import events
from app.realtime.engineio.events import Sender
from app.realtime.gateway.dispatcher import MAX_FRAME_BYTES, Dispatcher, SocketCommand
from app.realtime.gateway.fast_path import FastPath, StoredPath
from app.realtime.gateway.stored_commands import Asked, StoredCommands
from app.realtime.rooms.connection import Connection


class _Known(NamedTuple):
    """A command that has a fast path, or a path on which it is stored."""

    command: SocketCommand
    permission: Permission
    decode: Callable[[bytes], tuple[str, Any]]
    prepare: Callable[..., Any]
    is_stored: bool


class FastDispatcher:
    """Begins an event at once, or leaves it untouched for the dispatcher.

    At once means: the socket has joined, none of its commands is in progress, the worker does not
    drain, nobody traces, the payload is as it usually comes, and the rate limit lets it pass. Hosts
    take the long way: their tokens may have expired.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        connection_of: Callable[[str], Connection | None],
        stored: StoredCommands,
    ) -> None:
        self._dispatcher = dispatcher
        self._connection_of = connection_of
        self._stored = stored
        # By how an event begins: the name as clients write it, without spaces and escapes.
        self._known = {
            b'["%b",' % command.name.encode(): _known(command, command.permission, path)
            for command in dispatcher.commands
            if (path := command.fast or command.stored) is not None
            and command.permission is not None
        }

    def receive(self, sender: Sender, payload: bytes) -> bool:
        """Begin an event's frame and return True, or change nothing and return False.

        The caller makes sure that nothing which this sender sent before is still waiting.
        """
        start = events.array_start(payload)
        known = self._known.get(payload[start : payload.find(b",", start) + 1])
        connection = None if known is None else self._ready(sender)
        if known is None or connection is None or len(payload) > MAX_FRAME_BYTES:
            return False
        prepared = self._prepared(known, connection, payload[start:])
        if prepared is None:
            return False
        ack_id = events.ack_id(payload, start)
        if known.is_stored:
            self._stored.start(Asked(connection, sender, known.command.name, ack_id), prepared)
            return True
        handle, ack = prepared
        handle()
        METRICS.acks[known.command.name] += 1
        if ack_id:
            sender.write(events.ack_frame(ack_id, ack))
        return True

    def _ready(self, sender: Sender) -> Connection | None:
        """Return the sender's connection if nothing but the payload can keep a command waiting."""
        connection: Connection | None = sender.owner
        if connection is None or not connection.is_open:
            connection = sender.owner = self._connection_of(sender.sid)
        if connection is None or not (connection.is_settled and connection.has_joined):
            return None
        is_busy = connection.in_progress or self._dispatcher.is_closed or tracing.is_on()
        return None if is_busy else connection

    def _prepared(self, known: _Known, connection: Connection, event: bytes) -> Any:
        """Return what begins the command, which is counted by then; None for the long way."""
        command, permission, decode, prepare, _ = known
        member, room = connection.member, connection.room
        if member is None or room is None:
            return None
        try:
            check(member.actor, permission)
            _, payload = decode(event)
            prepared = prepare(self._dispatcher.context, room, member, payload)
        except Exception:  # nothing is changed or counted yet: the long way says what is wrong
            return None
        passes = self._dispatcher.flood_control.passes
        if prepared is None or not passes(connection, command.limit, command.cost(payload)):
            return None
        return prepared


def _known(command: SocketCommand, permission: Permission, path: FastPath | StoredPath) -> _Known:
    form: Any = tuple[str, path.payload]  # type: ignore[name-defined]
    decode = msgspec.json.Decoder(form).decode
    return _Known(command, permission, decode, path.prepare, isinstance(path, StoredPath))
