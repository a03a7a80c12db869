"""Muting and removing people, and undoing both.

Mutes are stored in the session's row, which every message reads under its lock anyway, so they
apply at once on every worker. Every worker checks the database for removed people periodically, so
that neither a lost signal nor somebody who joins at the same moment escapes.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import LookBack, utc_now, wire_time
from app.core.refusal import Refusal
from app.core.slices import sliced
from app.features.co_hosts import service as co_hosts
from app.features.co_hosts.errors import CoHostRevoked
from app.features.live_sessions import queries
from app.features.live_sessions.events import Hidden
from app.features.live_sessions.policy import check_changeable
from app.features.moderation import policy
from app.features.moderation.commands import MuteParticipant
from app.features.moderation.errors import ParticipantNotFound
from app.features.moderation.events import RESTRICTED, Muted, Removed
from app.features.moderation.views import RestrictedPerson
from app.features.participants import errors, removal
from app.features.participants import service as participants
from app.realtime.context import WorkerContext
from app.realtime.rooms.members import Member
from app.realtime.rooms.room import Room
from app.storage.models import LiveSession, Participant
from app.storage.unit_of_work import UnitOfWork

MUTED = "muted"  # the signal to workers on which the participant may have tabs


def _look_back() -> LookBack:
    return LookBack(timedelta(minutes=2))


async def remove(work: UnitOfWork, actor: Actor, session_id: str, participant_id: str) -> None:
    """Remove a participant; their name is free.

    Raises:
        SessionNotFound: not one of the actor's.
        ParticipantNotFound: no such participant in this session.
    """
    _, participant = await _lock(work, actor, session_id, participant_id)
    if removal.remove(participant):
        await _announce(work, session_id)


async def take_back(work: UnitOfWork, actor: Actor, session_id: str, participant_id: str) -> None:
    """Undo a removal: they may rejoin, if nobody has their name by then.

    Raises:
        SessionNotFound, ParticipantNotFound: as for `remove`.
    """
    _, participant = await _lock(work, actor, session_id, participant_id)
    if removal.take_back(participant):
        await _announce(work, session_id)


async def mute(
    work: UnitOfWork, actor: Actor, session_id: str, participant_id: str, command: MuteParticipant
) -> None:
    """Mute a participant for a while or until the mute is lifted.

    Raises:
        SessionNotFound, ParticipantNotFound: as for `remove`.
        SessionIsFinal: the session has ended.
    """
    session, _ = await _lock(work, actor, session_id, participant_id)
    check_changeable(session.status)
    minutes = command.minutes
    until = None if minutes is None else wire_time(utc_now() + timedelta(minutes=minutes))
    session.muted = {**still_muted(session), participant_id: until}
    await _announce(work, session_id)
    _announce_own(work, session_id, participant_id, muted=True, until=until)


async def unmute(work: UnitOfWork, actor: Actor, session_id: str, participant_id: str) -> None:
    """Lift a mute.

    Raises:
        SessionNotFound, ParticipantNotFound: as for `remove`.
        SessionIsFinal: the session has ended.
    """
    session, _ = await _lock(work, actor, session_id, participant_id)
    check_changeable(session.status)
    muted = still_muted(session)
    if participant_id in muted:
        del muted[participant_id]
        session.muted = muted
        await _announce(work, session_id)
        _announce_own(work, session_id, participant_id, muted=False)


def send_muted(_context: WorkerContext, room: Room, participant: dict[str, Any]) -> None:
    """Tell the tabs of the participant with this id, and nobody else, whether they may write."""
    event = Muted(muted=participant["muted"], muted_until=moment(participant["until"]))
    for member in room.members_of(participant["id"]):
        room.send_soon(event, to=member.sid)


async def restricted(db: AsyncSession, actor: Actor, session_id: str) -> list[RestrictedPerson]:
    """Return removed and muted people, 200 at most.

    Raises:
        SessionNotFound: the actor does not host it.
    """
    session = await queries.hosted_by(db, actor, session_id)
    muted = still_muted(session)
    return [
        RestrictedPerson(
            id=participant.id,
            nickname=participant.nickname,
            removed=participant.removed_at is not None,
            muted=participant.id in muted,
            muted_until=moment(muted.get(participant.id)),
        )
        for participant in await removal.removed_or_among(db, session_id, muted)
    ]


async def cut_removed(context: WorkerContext) -> None:
    """Disconnect people on this worker who were removed or revoked recently, and tell them why."""
    now = utc_now()
    if any(context.rooms):
        for session_id, actor_id, why in await _gone(context, context.own(_look_back).since(now)):
            if room := context.rooms.get(session_id):
                await cut(context, room.members_of(actor_id), why.code)
                if why is errors.Removed:
                    room.presence.forget(actor_id)
    context.own(_look_back).done(now)


async def _gone(context: WorkerContext, since: datetime) -> list[tuple[str, str, type[Refusal]]]:
    """Return session, id and refusal of people who may not stay."""
    async with context.open_db() as db:
        removed = await removal.removed_since(db, since)
        revoked = await co_hosts.revoked_since(db, since)
    return [(*one, errors.Removed) for one in removed] + [(*one, CoHostRevoked) for one in revoked]


async def cut(context: WorkerContext, members: Collection[Member], code: str) -> None:
    """Tell these sockets by a refusal's code why they may not stay, and disconnect them."""
    async for member in sliced(members):
        await context.delivery.send(Removed(code=code), to=member.sid)
        context.hang_up(member.sid)


async def _lock(
    work: UnitOfWork, actor: Actor, session_id: str, participant_id: str
) -> tuple[LiveSession, Participant]:
    session = await queries.lock_hosted(work.db, actor, session_id)
    participant = await participants.by_id(work.db, session_id, participant_id)
    if participant is None:
        raise ParticipantNotFound
    return session, participant


async def _announce(work: UnitOfWork, session_id: str) -> None:
    await work.record(session_id, lambda seq: Hidden(seq=seq, topics=[RESTRICTED]))


def _announce_own(
    work: UnitOfWork, session_id: str, participant_id: str, *, muted: bool, until: str | None = None
) -> None:
    """Tell a muted participant's sockets; may be lost, as joining and a refusal tell it too."""
    work.signal_all(session_id, MUTED, {"id": participant_id, "muted": muted, "until": until})


def still_muted(session: LiveSession) -> dict[str, str | None]:
    """Return who is muted now and until when; null means until lifted."""
    return policy.still_muted(session.muted, utc_now())


def moment(until: str | None) -> datetime | None:
    """Return when a mute ends; None if only when lifted."""
    return None if until is None else datetime.fromisoformat(until)
