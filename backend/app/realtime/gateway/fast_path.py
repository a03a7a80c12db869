"""The fast path of a command: handled at once, straight from its frame, in the usual case."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
import orjson

from app.core.schemas import Ack, Command
from app.realtime.context import WorkerContext
from app.realtime.rooms.connection import Connection
from app.realtime.rooms.members import Member
from app.realtime.rooms.room import Room

Begin = Callable[[], asyncio.Future[Any]]
Prepared = tuple[Callable[[], None], bytes]  # what does the command, and the ack in JSON


@dataclass(frozen=True, slots=True)
class FastPath:
    """How a command is handled without a task; it must do exactly what the command's handler does.

    Attributes:
        payload: how the payload usually comes. It must accept nothing that the command's own type
            refuses, and may refuse more: that takes the long way.
        prepare: checks the command and changes nothing. What it returns can neither fail nor wait.
            None, or any exception, means the long way, on which refusals are answered.
    """

    payload: type[msgspec.Struct]
    prepare: Callable[[WorkerContext, Room, Member, Any], Prepared | None]


@dataclass(frozen=True, slots=True)
class StoredPath:
    """How a command that is stored is handled without a task of its own, as on a `FastPath`.

    Attributes:
        payload: as of a `FastPath`.
        prepare: checks what can be checked at once and changes nothing. What it returns begins the
            command, and returns its ack in a future, which may raise what the handler raises.
    """

    payload: type[msgspec.Struct]
    prepare: Callable[[WorkerContext, Room, Member, Any], Begin | None]


class Unusual(Exception):  # noqa: N818 - nothing is wrong
    """The long way handles this command, which is counted already; nothing is changed yet."""

    def __init__(self, command: Command) -> None:
        super().__init__(command)
        self.command = command


@dataclass(frozen=True, slots=True)
class EntryPath:
    """How sockets that have joined nothing enter, together with all who come at the same time.

    Attributes:
        payload: as of a `FastPath`.
        prepare: as of a `StoredPath`. The future may also raise `Unusual`.
    """

    payload: type[msgspec.Struct]
    prepare: Callable[[WorkerContext, Connection, Any], Begin | None]


def encoded(ack: Ack) -> bytes:
    """Return an ack in JSON, as `Prepared` contains it."""
    return orjson.dumps(ack.wire())
