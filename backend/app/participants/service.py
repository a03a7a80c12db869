"""Seats: taking one, coming back to it, giving it up."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.config import get_settings
from app.core.security import Claims
from app.core.text import name_key
from app.core.token_errors import TokenInvalid
from app.database import is_duplicate
from app.identity.actor import Actor
from app.live_sessions import lookup
from app.live_sessions.errors import SessionNotFound
from app.models import LiveSession, Participant
from app.participants import repository
from app.participants.commands import TakeSeat
from app.participants.errors import NicknameTaken, SeatGivenUp
from app.unit_of_work import UnitOfWork

# Seats with a live socket are touched this often, so `last_seen_at` may be this old.
TOUCH_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat just taken."""

    participant: Participant
    session: LiveSession
    presenter_name: str


async def take_seat(work: UnitOfWork, code: str, command: TakeSeat) -> Seat:
    """A seat in the session with this code.

    Raises:
        SessionNotFound, SessionNotStarted, SessionEnded: there is nothing to join.
        NicknameTaken: somebody holds a seat under this name.
    """
    session = await lookup.joinable(work.db, code)
    now = utc_now()
    key = name_key(command.nickname)
    await _free_name(work.db, session.id, key, now)
    participant = Participant(
        session_id=session.id, nickname=command.nickname, nickname_key=key, last_seen_at=now
    )
    try:
        await repository.add(work.db, participant)
    except IntegrityError as error:  # somebody was faster: took the name, or deleted the session
        raise (NicknameTaken if is_duplicate(error) else SessionNotFound) from None
    return Seat(participant, session, await lookup.presenter_name(work.db, session))


async def find_seat(db: AsyncSession, claims: Claims) -> tuple[Actor, bool]:
    """Who the seat of verified claims belongs to, and whether it needs no returning to.

    A seat that is held and was seen a moment ago is come back to without a write.

    Raises:
        TokenInvalid: not a participant's token.
        SessionNotFound: its session was deleted.
        SeatGivenUp: its holder left.
    """
    seat = await _seat_of(db, claims)
    seen = seat.last_seen_at > utc_now() - timedelta(seconds=TOUCH_SECONDS)
    return _actor(seat), seen and seat.released_at is None


async def return_to_seat(work: UnitOfWork, claims: Claims) -> Actor:
    """Come back, after however long.

    Raises:
        TokenInvalid, SessionNotFound, SeatGivenUp: as for `find_seat`.
        NicknameTaken: the seat was free for too long and somebody has the name now.
    """
    participant = await _seat_of(work.db, claims)
    now = utc_now()
    if participant.released_at is not None:
        await _free_name(work.db, participant.session_id, participant.nickname_key, now)
        participant.released_at = None
    participant.last_seen_at = now
    await work.db.flush()
    return _actor(participant)


async def give_up_seat(work: UnitOfWork, session_id: str, participant_id: str) -> None:
    """Leave for good; the name is free at once."""
    participant = await repository.by_id(work.db, session_id, participant_id)
    if participant is not None:
        participant.released_at = utc_now()
        participant.gave_up = True


async def touch_seats(work: UnitOfWork, participant_ids: Collection[str]) -> None:
    """Note that these seats have a live socket."""
    await repository.touch(work.db, participant_ids, utc_now())


async def _seat_of(db: AsyncSession, claims: Claims) -> Participant:
    if claims.session_id is None:
        raise TokenInvalid
    participant = await repository.by_id(db, claims.session_id, claims.sub)
    if participant is None:
        await lookup.by_id(db, claims.session_id)  # a seat is gone when its session is
        raise TokenInvalid
    if participant.gave_up:
        raise SeatGivenUp
    return participant


async def _free_name(db: AsyncSession, session_id: str, key: str, now: datetime) -> None:
    """Release the name if its holder has been away for too long, else refuse."""
    holder = await repository.holder(db, session_id, key)
    if holder is None:
        return
    # Coming back within a touch writes nothing, and the next touch is as far away.
    hold = timedelta(minutes=get_settings().seat_hold_minutes, seconds=2 * TOUCH_SECONDS)
    if holder.last_seen_at > now - hold:
        raise NicknameTaken
    holder.released_at = now
    await db.flush()


def _actor(participant: Participant) -> Actor:
    return Actor(participant.id, "participant", participant.nickname, participant.session_id)
