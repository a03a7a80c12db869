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
from app.realtime.gateway.fast_path import EntryPath, FastPath, StoredPath
from app.realtime.gateway.stored_commands import Asked, StoredCommands
from app.realtime.rooms.connection import Connection


class _Known(NamedTuple):
    """A command that need not take the long way."""

    command: SocketCommand
    permission: Permission | None  # None: for who has joined nothing
    decode: Callable[[bytes], tuple[str, Any]]
    prepare: Callable[..., Any]
    is_at_once: bool  # else its ack follows later


class FastDispatcher:
    """Begins an event at once, or leaves it untouched for the dispatcher.

    At once means: the socket has joined, or enters by this event, none of its commands is in
    progress, the worker does not drain, nobody traces, the payload is as it usually comes, and the
    rate limit lets it pass. Hosts take the long way: their tokens may have expired.
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
            b'["%b",' % command.name.encode(): _known(command, path)
            for command in dispatcher.commands
            if (path := command.fast or command.stored or command.entry) is not None
        }

    def receive(self, sender: Sender, payload: bytes) -> bool:
        """Begin an event's frame and return True, or change nothing and return False.

        The caller makes sure that nothing which this sender sent before is still waiting.
        """
        start = events.array_start(payload)
        known = self._known.get(payload[start : payload.find(b",", start) + 1])
        connection = None if known is None else self._ready(sender, known)
        if known is None or connection is None or len(payload) > MAX_FRAME_BYTES:
            return False
        prepared = self._prepared(known, connection, payload[start:])
        if prepared is None:
            return False
        ack_id = events.ack_id(payload, start)
        if not known.is_at_once:
            self._stored.start(Asked(connection, sender, known.command.name, ack_id), prepared)
            return True
        handle, ack = prepared
        handle()
        METRICS.acks[known.command.name] += 1
        if ack_id:
            sender.write(events.ack_frame(ack_id, ack))
        return True

    def _ready(self, sender: Sender, known: _Known) -> Connection | None:
        """Return the sender's connection if nothing but the payload can keep a command waiting."""
        connection: Connection | None = sender.owner
        if connection is None or not connection.is_open:
            connection = sender.owner = self._connection_of(sender.sid)
        if connection is None:
            return None
        if known.permission is None:
            is_ready = connection.member is None
        else:
            is_ready = connection.is_settled and connection.has_joined
        if not is_ready:
            return None
        is_busy = connection.in_progress or self._dispatcher.is_closed or tracing.is_on()
        return None if is_busy else connection

    def _prepared(self, known: _Known, connection: Connection, event: bytes) -> Any:
        """Return what begins the command, which is counted by then; None for the long way."""
        command, context = known.command, self._dispatcher.context
        member, room = connection.member, connection.room
        try:
            _, payload = known.decode(event)
            if known.permission is None:
                prepared = known.prepare(context, connection, payload)
            elif member is None or room is None:
                return None
            else:
                check(member.actor, known.permission)
                prepared = known.prepare(context, room, member, payload)
        except Exception:  # nothing is changed or counted yet: the long way says what is wrong
            return None
        passes = self._dispatcher.flood_control.passes
        if prepared is None or not passes(connection, command.limit, command.cost(payload)):
            return None
        return prepared


def _known(command: SocketCommand, path: FastPath | StoredPath | EntryPath) -> _Known:
    form: Any = tuple[str, path.payload]  # type: ignore[name-defined]
    decode = msgspec.json.Decoder(form).decode
    permission = None if isinstance(path, EntryPath) else command.permission
    return _Known(command, permission, decode, path.prepare, isinstance(path, FastPath))
