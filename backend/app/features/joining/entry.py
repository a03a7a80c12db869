"""Joining and leaving a session's room over the socket."""

from dataclasses import replace
from typing import Any

from app.core.actor import Actor
from app.core.permissions import check
from app.core.security import Claims, verify_token
from app.features.event_log import service as event_log
from app.features.event_log.views import LogPage
from app.features.guess_limits.asker import Asker
from app.features.guess_limits.guard import limiting_guesses
from app.features.joining.arrivals import resolve_actor_batched
from app.features.joining.commands import JoinAck, JoinSession, LeaveAck, LeaveSession
from app.features.joining.errors import TokenMismatch, TokenRequired
from app.features.joining.join_by_socket import join_by_socket
from app.features.joining.parts import Parts
from app.features.joining.permissions import JOIN
from app.features.joining.snapshot import snapshot_of
from app.features.joining.welcome import Welcome
from app.features.live_sessions import queries
from app.features.live_sessions.errors import SessionNotFound
from app.features.participants import service
from app.realtime.context import WorkerContext
from app.realtime.gateway.dispatcher import Call
from app.realtime.rooms.members import Member
from app.realtime.rooms.room import Room

# The signal to workers on which the participant may have tabs, by its name on the wire.
LEFT = "seat_given_up"


async def join_session(parts: Parts, call: Call, command: JoinSession) -> JoinAck:
    """Enter a room; `joined_session` shows these parts. The socket leaves the room it was in."""
    claims = _claims(call, command)
    new_token = None
    if claims is None:
        new_token = await join_by_socket(call, command)
        claims = verify_token(new_token)
        session_id = claims.session_id or ""
        actor = await _actor(call, claims, session_id)
    else:
        session_id, actor = await _identify(call, claims, command)
        _check_claimed(actor, command)
    check(actor, JOIN)
    call.connection.count_as(claims)
    await call.connection.leave()
    with call.context.rooms.keep_open(session_id) as room:
        welcome = await _welcome(parts, call.context, room, actor, command.since)
        if new_token is not None:
            welcome = replace(welcome, new_token=new_token)
        seq = await _enter(call, room, welcome)
    call.connection.claims = claims
    return JoinAck(seq=seq)


async def leave_session(call: Call, _command: LeaveSession) -> LeaveAck:
    """Leave the room; a participant leaves for good, and their name is free at once."""
    actor, room = call.member.actor, call.room
    if not actor.is_host:
        await call.context.run(service.leave, room.session_id, actor.id)
    await call.connection.leave()
    call.connection.claims = None
    if not actor.is_host:
        disconnect_participant(call.context, room, {"id": actor.id})
        call.context.bus.signal(room.session_id, LEFT, {"id": actor.id})
    return LeaveAck()


def disconnect_participant(context: WorkerContext, room: Room, participant: dict[str, Any]) -> None:
    """The participant with this id has left: they count no more, and their sockets are closed."""
    room.presence.forget(participant["id"])
    for member in room.members_of(participant["id"]):
        context.hang_up(member.sid)
    room.close_if_empty()


async def _enter(call: Call, room: Room, welcome: Welcome) -> int:
    member = Member(call.connection.sid, welcome.actor)
    call.connection.enter(room, member)
    for fact in welcome.snapshot.latest:
        room.latest.setdefault(fact.name, fact.data)
    try:
        await room.add_members([(member, welcome.event)], welcome.snapshot.seq)
    except BaseException:
        await call.connection.leave()
        raise
    return welcome.snapshot.seq


def _claims(call: Call, command: JoinSession) -> Claims | None:
    """Return the token's claims; None for a newcomer who gives a nickname instead."""
    claims = verify_token(command.token) if command.token else call.connection.claims
    if claims is None and command.nickname is None:
        raise TokenRequired
    return claims


async def _identify(call: Call, claims: Claims, command: JoinSession) -> tuple[str, Actor]:
    """Return the session and the actor; a code counts as a look-up."""
    if command.session_code is None:
        session_id = command.session_id or ""
        return session_id, await _actor(call, claims, session_id)
    code = command.session_code

    async def knows() -> bool:
        async with call.context.open_db() as db:
            return await queries.is_known(db, code, command.k or "", claims.session_id)

    asker = Asker(call.connection.address, proof=command.proof or "")
    async with limiting_guesses(call.context.limiter, asker, knows=knows) as guard:
        session_id = await _session_id(call, code, command.session_id)
        actor = await _actor(call, claims, session_id)
        await guard.found()
        return session_id, actor


async def _session_id(call: Call, code: str, session_id: str | None) -> str:
    """Return the session of this code; an id that is also given must match."""
    async with call.context.open_db() as db:
        session = await queries.by_code(db, code)
    if session_id not in (None, session.id):
        raise SessionNotFound
    return session.id


async def _actor(call: Call, claims: Claims, session_id: str) -> Actor:
    actor, is_fresh = await resolve_actor_batched(call.context, claims, session_id)
    return actor if is_fresh else await call.context.run(service.rejoin, claims)


def _check_claimed(actor: Actor, command: JoinSession) -> None:
    for claimed, own in ((command.participant_id, actor.id), (command.nickname, actor.nickname)):
        if claimed is not None and claimed != own:
            raise TokenMismatch


async def _welcome(
    parts: Parts, context: WorkerContext, room: Room, actor: Actor, since: int | None
) -> Welcome:
    snapshot = await snapshot_of(parts, context, room, since)
    counted = await parts.totals(context, room.session_id)
    made = await parts.for_each(context, room.session_id, snapshot.shown, actor)
    return Welcome(
        snapshot,
        actor,
        unkept={**counted, **made},
        missed=None if since is None else await _missed(context, room, actor, since, snapshot.seq),
    )


async def _missed(
    context: WorkerContext, room: Room, actor: Actor, since: int, head: int
) -> LogPage:
    """Return the events after `since`; no query if there are none."""
    if since == head:
        return LogPage(events=[], head=head, more=False)
    async with context.open_db() as db:
        return await event_log.page_until(db, actor, room.session_id, since, head)
