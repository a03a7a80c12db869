"""Entering and leaving the room of a live session over the socket."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.security import Claims, verify_token
from app.event_log import service as event_log
from app.event_log.views import LogPage
from app.identity.actor import Actor
from app.live_sessions import lookup
from app.live_sessions.errors import SessionNotFound
from app.live_sessions.events import SessionUpdated
from app.live_sessions.views import RoomSession
from app.messages import service as messages
from app.messages.events import NewMessage
from app.participants import service
from app.participants.commands import JoinAck, JoinSession, LeaveAck, LeaveSession
from app.participants.errors import TokenMismatch, TokenRequired
from app.participants.events import JoinedSession
from app.participants.readers import reader
from app.participants.views import Me, ReactionTotals
from app.reactions import service as reactions
from app.realtime.door import Call
from app.realtime.room import Member, Room

NEWEST_MESSAGES = 50


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A live session at position `state.seq`."""

    session: RoomSession
    state: SessionUpdated
    messages: list[NewMessage]
    older: bool
    totals: dict[str, int]
    missed: LogPage | None


async def join_session(call: Call, command: JoinSession) -> JoinAck:
    """Enter a room; whatever room the socket was in, it has left."""
    claims = _claims(call, command)
    async with call.tools.open_db() as db:
        session_id = await _session_id(db, command)
        actor = await _actor(call, db, claims, session_id)
    _check_claimed(actor, command)
    await call.connection.leave()
    with call.tools.rooms.threshold(session_id) as room:
        seq = await _enter(call, room, actor, command.since)
    call.connection.claims = claims
    return JoinAck(seq=seq)


async def leave_session(call: Call, _command: LeaveSession) -> LeaveAck:
    """Leave the room; a participant's seat and name are free at once."""
    actor, room = call.member.actor, call.room
    if not actor.is_presenter:
        await call.tools.run(service.give_up_seat, room.session_id, actor.id)
        room.presence.forget(actor.id)
    others = [one.sid for one in room.members_of(actor.id) if one.sid != call.connection.sid]
    await call.connection.leave()
    call.connection.claims = None
    if not actor.is_presenter:
        for sid in others:
            call.tools.hang_up(sid)
    return LeaveAck()


async def _enter(call: Call, room: Room, actor: Actor, since: int | None) -> int:
    async with call.tools.open_db() as db:
        snapshot = await _read(db, room.session_id, since)
    member = Member(call.connection.sid, actor)
    call.connection.enter(room, member)
    room.latest.setdefault(SessionUpdated.name, snapshot.state.wire())
    try:
        await room.admit(member, partial(_welcome, snapshot, actor), snapshot.state.seq)
    except BaseException:
        await call.connection.leave()
        raise
    return snapshot.state.seq


def _claims(call: Call, command: JoinSession) -> Claims:
    claims = verify_token(command.token) if command.token else call.connection.claims
    if claims is None:
        raise TokenRequired
    return claims


async def _session_id(db: AsyncSession, command: JoinSession) -> str:
    """The session that is named by id or code; by both only if they agree."""
    if command.session_code is None:
        return command.session_id or ""
    session = await lookup.by_code(db, command.session_code)
    if command.session_id not in (None, session.id):
        raise SessionNotFound
    return session.id


async def _actor(call: Call, db: AsyncSession, claims: Claims, session_id: str) -> Actor:
    actor = await reader(db, claims, session_id)
    if actor.is_presenter or await service.is_fresh(db, actor):
        return actor
    return await call.tools.run(service.return_to_seat, claims)


def _check_claimed(actor: Actor, command: JoinSession) -> None:
    for said, own in ((command.participant_id, actor.id), (command.nickname, actor.nickname)):
        if said is not None and said != own:
            raise TokenMismatch


async def _read(db: AsyncSession, session_id: str, since: int | None) -> Snapshot:
    session = await lookup.by_id(db, session_id)
    head = session.last_seq
    newest = await messages.newest(db, session_id, head, NEWEST_MESSAGES + 1)
    return Snapshot(
        session=RoomSession.of(session, await lookup.presenter_name(db, session)),
        state=SessionUpdated.of(session, head),
        messages=newest[-NEWEST_MESSAGES:],
        older=len(newest) > NEWEST_MESSAGES,
        totals=await reactions.totals(db, session_id),
        missed=None if since is None else await event_log.page_until(db, session_id, since, head),
    )


def _welcome(snapshot: Snapshot, actor: Actor, count: int) -> JoinedSession:
    missed = snapshot.missed
    return JoinedSession(
        session=snapshot.session,
        me=Me(id=actor.id, nickname=actor.nickname, role=actor.role),
        participant_count=count,
        messages=snapshot.messages,
        older=snapshot.older,
        reactions=ReactionTotals(totals=snapshot.totals),
        seq=snapshot.state.seq,
        events=missed.events if missed else None,
        head=missed.head if missed else None,
        more=missed.more if missed else None,
    )
