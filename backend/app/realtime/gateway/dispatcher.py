"""The dispatcher: parses each command, calls its handler, and answers with an ack or a refusal."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any

import structlog
from pydantic import BaseModel, ValidationError

from app.core.error_mapping import logged_refusal, refused_ack
from app.core.field_errors import InvalidRequest
from app.core.limit_errors import RateLimited
from app.core.metrics import METRICS, OTHER
from app.core.permissions import Permission, check
from app.core.refusal import Refusal
from app.core.schemas import Ack, Command
from app.core.token_errors import TokenExpired
from app.core.tracing import SERVER, span
from app.realtime.context import WorkerContext
from app.realtime.errors import FrameTooLarge, NotJoined, Restarting, UnknownCommand
from app.realtime.events import Error
from app.realtime.gateway.fast_path import EntryPath, FastPath, StoredPath
from app.realtime.gateway.flood_control import MUTE_SECONDS, FloodControl
from app.realtime.gateway.limits import COMMANDS, SenderLimit
from app.realtime.rooms.connection import Connection
from app.realtime.rooms.members import Member
from app.realtime.rooms.room import Room

log = structlog.get_logger()

MAX_FRAME_BYTES = 16 * 1024


@dataclass(frozen=True, slots=True)
class Call:
    """One command in progress: its connection, and what its handler may use."""

    connection: Connection
    context: WorkerContext

    @property
    def member(self) -> Member:
        """The member who sent the command; raises like `membership`."""
        return self.membership[0]

    @property
    def room(self) -> Room:
        """The room it was sent in; raises like `membership`."""
        return self.membership[1]

    @property
    def membership(self) -> tuple[Member, Room]:
        """The member who sent the command, and the room.

        Raises:
            NotJoined: the socket has joined no session.
            TokenExpired: a host's token has expired; `renew` helps. Participants are renewed while
                connected, and a late renewal does not exclude them.
        """
        claims, member, room = self.connection.claims, self.connection.member, self.connection.room
        if member is None or room is None:
            raise NotJoined
        if claims is not None and claims.is_host and claims.is_over:
            raise TokenExpired
        return member, room


@dataclass(frozen=True, slots=True)
class SocketCommand:
    """A command: its name, the types of its payload and ack, its handler.

    `permission` is what a member needs; None allows sockets that have joined nothing.
    `limit` names the rate limit, and `cost` says how much of it a payload takes. `fast` is for
    commands that are sent often and store nothing, `stored` for those that are stored, and `entry`
    for the one by which people enter.
    """

    name: str
    payload: type[Command]
    ack: type[BaseModel]
    handle: Callable[[Call, Any], Awaitable[Ack]]
    permission: Permission | None
    limit: SenderLimit = COMMANDS
    cost: Callable[[Any], int] = lambda _payload: 1
    fast: FastPath | None = None
    stored: StoredPath | None = None
    entry: EntryPath | None = None


class Dispatcher:
    """Answers every command with an ack or a refusal."""

    def __init__(self, commands: Iterable[SocketCommand], context: WorkerContext) -> None:
        self._commands = {command.name: command for command in commands}
        self.context = context
        self.flood_control = FloodControl()
        self.is_closed = False

    @property
    def commands(self) -> Iterable[SocketCommand]:
        return self._commands.values()

    def close(self) -> None:
        """Refuse every further command as `restarting`."""
        self.is_closed = True

    async def answer(self, connection: Connection, packet: list[Any], size: int) -> dict[str, Any]:
        """Return the ack of an event packet `[name, payload]`; `size` is its frame's, in bytes."""
        name = packet[0] if packet[0] in self._commands else OTHER
        with span(name, SERVER) as traced:
            try:
                answer = await self._carry_out(connection, packet, size)
                METRICS.acks[name] += 1
            except Exception as error:
                refusal = logged_refusal(error)
                traced.set_attribute("engagenow.code", refusal.code)
                return await self.refuse(connection, packet[0], refusal)
            return answer

    async def handle(self, connection: Connection, name: str, command: Command) -> dict[str, Any]:
        """Return the ack of a command that was read and counted before."""
        try:
            done = await self._commands[name].handle(Call(connection, self.context), command)
            METRICS.acks[name] += 1
        except Exception as error:
            return await self.refuse(connection, name, logged_refusal(error))
        return done.wire()

    async def refuse(
        self, connection: Connection, command: str, refusal: Refusal
    ) -> dict[str, Any]:
        """Count a refusal, cut the connection if it has to be, and return the refusal's ack."""
        METRICS.nacks[command if command in self._commands else OTHER, refusal.code] += 1
        if isinstance(refusal, RateLimited) and refusal.is_last and not connection.is_cut:
            await self._cut(connection, command, is_news=refusal.is_first_cut)
        return _refused(connection, command, refusal)

    async def _carry_out(
        self, connection: Connection, packet: list[Any], size: int
    ) -> dict[str, Any]:
        command, payload = self._read(connection, packet, size)
        self.flood_control.take(connection, command.limit, command.cost(payload))
        call = Call(connection, self.context)
        if command.permission is not None:
            check(call.member.actor, command.permission)
        return (await command.handle(call, payload)).wire()

    def _read(
        self, connection: Connection, packet: list[Any], size: int
    ) -> tuple[SocketCommand, Command]:
        """Return the command and its payload; an invalid packet counts against the limit too."""
        try:
            command = self._find(packet, size)
            return command, _parse(command, packet[1:])
        except Refusal:
            self.flood_control.take(connection, COMMANDS)
            raise

    async def _cut(self, connection: Connection, command: str, *, is_news: bool) -> None:
        """Send an `error` event, then close the connection after the ack."""
        connection.is_cut = True
        METRICS.evicted["flood"] += 1
        if is_news:
            log.info("flood", sid=connection.sid)
        answer = refused_ack(RateLimited(MUTE_SECONDS), connection.locale)
        error = Error(command=command, code=answer["code"], detail=answer["detail"])
        await self.context.delivery.send(error, to=connection.sid)
        self.context.hang_up(connection.sid)

    def _find(self, packet: list[Any], size: int) -> SocketCommand:
        if size > MAX_FRAME_BYTES:
            raise FrameTooLarge
        command = self._commands.get(packet[0])
        if command is None:
            raise UnknownCommand
        if self.is_closed:
            raise Restarting
        return command


def _refused(connection: Connection, command: str, refusal: Refusal) -> dict[str, Any]:
    if isinstance(refusal, RateLimited) and not refusal.is_news:
        return refused_ack(refusal, connection.locale)  # a flood of them must not flood the log
    log.info(
        "refused",
        code=refusal.code,
        command=command[:40],
        sid=connection.sid,
        actor=connection.member.actor.id if connection.member else None,
        session=connection.room.session_id if connection.room else None,
    )
    return refused_ack(refusal, connection.locale)


def _parse(command: SocketCommand, arguments: list[Any]) -> Command:
    """Validate the payload; a missing one counts as empty."""
    if len(arguments) > 1:
        raise InvalidRequest([{"loc": (), "type": "too_many_arguments"}])
    try:
        return command.payload.model_validate(arguments[0] if arguments else {})
    except ValidationError as error:
        raise InvalidRequest(error.errors()) from None
