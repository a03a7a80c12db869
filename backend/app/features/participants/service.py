"""Seats: taking one, coming back to it, giving it up."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary, WeakValueDictionary

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.batcher import Batcher
from app.core.clock import utc_now
from app.core.config import get_settings
from app.core.ids import new_id
from app.core.names import name_key
from app.core.refusal import Refusal
from app.core.search import search_key
from app.core.security import Claims
from app.core.token_errors import TokenInvalid
from app.features.live_sessions import queries
from app.features.live_sessions.errors import SessionNotFound
from app.features.live_sessions.passcodes import refusals
from app.features.names.errors import NicknameTaken
from app.features.names.service import held_names, unfit
from app.features.participants import errors, repository
from app.features.participants.commands import TakeSeat
from app.storage.database import is_duplicate
from app.storage.models import LiveSession, Participant
from app.storage.unit_of_work import Publisher, UnitOfWork

GATHER_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat just taken."""

    participant: Participant
    session: LiveSession
    presenter_name: str


async def seat(db: AsyncSession, session_id: str, participant_id: str) -> Participant | None:
    """A seat of this session, as stored now: left, removed and erased ones, too."""
    return await repository.by_id(db, session_id, participant_id)


async def take_seat(work: UnitOfWork, code: str, command: TakeSeat) -> Seat:
    """A seat in the session with this code; who comes at the same time is seated together.

    Raises:
        SessionNotFound, SessionNotStarted, SessionEnded: there is nothing to join.
        SessionLocked, PasscodeRequired, PasscodeWrong: nobody new comes in, or not like this.
        NicknameTaken: somebody holds a seat under this name.
        NicknameReserved: the name says that its bearer runs the session.
        NicknameRefused: the word filter found something in it.
    """
    desks = _desks.setdefault(work.publisher, WeakValueDictionary())
    desk = desks.setdefault(code, Batcher[Wanted, Seat](partial(_seat_all, code), cooldown=gather))
    return await desk.ask((work, command))


async def gather() -> None:
    """A moment in which those who come next get together: a hall of people joins in a wave."""
    await asyncio.sleep(GATHER_SECONDS)


async def find_seat(db: AsyncSession, claims: Claims) -> tuple[Actor, bool]:
    """Who the seat of verified claims belongs to, and whether it needs no returning to.

    A seat that is still held is come back to without a write: it is touched soon.

    Raises:
        TokenInvalid: not a participant's token.
        SessionNotFound: its session was deleted.
        SeatGivenUp: its holder left.
        Removed: the presenter removed its holder.
    """
    found = (await find_seats(db, [claims]))[0]
    if isinstance(found, Refusal):
        raise found
    return found


async def find_seats(
    db: AsyncSession, wanted: Sequence[Claims]
) -> list[tuple[Actor, bool] | Refusal]:
    """The same for many at once, each with its own answer."""
    rows = await repository.by_ids(db, {claims.sub for claims in wanted})
    held_since = utc_now() - timedelta(minutes=get_settings().seat_hold_minutes)
    found: list[tuple[Actor, bool] | Refusal] = []
    for claims in wanted:
        try:
            seat = await _checked(db, rows.get(claims.sub), claims)
        except Refusal as refusal:
            found.append(refusal)
        else:
            found.append(
                (_actor(seat), seat.released_at is None and seat.last_seen_at > held_since)
            )
    return found


async def return_to_seat(work: UnitOfWork, claims: Claims) -> Actor:
    """Come back, after however long.

    Raises:
        TokenInvalid, SessionNotFound, SeatGivenUp, Removed: as for `find_seat`.
        NicknameTaken: the seat was free for too long and somebody has the name now.
    """
    await queries.lock_for_share(work.db, claims.session_id or "")
    stored = await repository.by_id(work.db, claims.session_id or "", claims.sub)
    seat = await _checked(work.db, stored, claims)
    now = utc_now()
    if seat.released_at is not None:
        if await held_names(work.db, seat.session_id, [seat.nickname_key], now):
            raise NicknameTaken
        seat.released_at = None
    seat.last_seen_at = now
    try:
        await work.db.flush()
    except IntegrityError as error:  # another worker was faster, and gave the name away
        raise (NicknameTaken() if is_duplicate(error) else error) from None
    return _actor(seat)


async def give_up_seat(work: UnitOfWork, session_id: str, participant_id: str) -> None:
    """Leave for good; the name is free at once."""
    participant = await repository.by_id(work.db, session_id, participant_id)
    if participant is not None:
        participant.released_at = utc_now()
        participant.gave_up = True


async def touch_seats(work: UnitOfWork, participant_ids: Collection[str]) -> None:
    """Note that these seats have a live socket."""
    await repository.touch(work.db, participant_ids, utc_now())


Wanted = tuple[UnitOfWork, TakeSeat]
# Of each worker, by join code.
_desks: WeakKeyDictionary[Publisher, WeakValueDictionary[str, Batcher[Wanted, Seat]]] = (
    WeakKeyDictionary()
)


async def _seat_all(code: str, wanted: list[Wanted]) -> list[Seat | Refusal]:
    """Seat all of them in one transaction, the first one's; one by one if that is in the way."""
    work, commands = wanted[0][0], [command for _, command in wanted]
    try:
        return await work.run(_take_seats, code, commands)
    except IntegrityError as error:  # another worker was faster: took a name, deleted the session
        if len(wanted) == 1:
            return [NicknameTaken() if is_duplicate(error) else SessionNotFound()]
        return [(await _seat_all(code, [one]))[0] for one in wanted]


async def _take_seats(
    work: UnitOfWork, code: str, commands: Sequence[TakeSeat]
) -> list[Seat | Refusal]:
    session = await queries.joinable(work.db, code)
    presenter_name = await queries.presenter_name(work.db, session)
    now = utc_now()
    names = [command.nickname for command in commands]
    keys = [name_key(name) for name in names]
    held = await held_names(work.db, session.id, keys, now)
    refused = unfit(session, presenter_name, dict(zip(names, keys, strict=True)))
    outcomes: list[Seat | Refusal] = []
    let_in = await refusals(session.passcode_hash, {one.passcode for one in commands})
    for command, key in zip(commands, keys, strict=True):
        taken = NicknameTaken() if key in held else None
        refusal = let_in[command.passcode] or refused.get(command.nickname) or taken
        if refusal is not None:
            outcomes.append(refusal)
            continue
        held.add(key)
        seat = _new_seat(session.id, command.nickname, key, now)
        outcomes.append(Seat(seat, session, presenter_name))
    seated = [one.participant for one in outcomes if isinstance(one, Seat)]
    if seated:
        await repository.add_all(work.db, seated)
    return outcomes


def _new_seat(session_id: str, nickname: str, key: str, now: datetime) -> Participant:
    return Participant(
        id=new_id(),
        session_id=session_id,
        nickname=nickname,
        nickname_key=key,
        search_key=search_key(nickname),
        joined_at=now,
        last_seen_at=now,
        gave_up=False,
    )


async def _checked(db: AsyncSession, seat: Any, claims: Claims) -> Any:
    """The seat, or its row, if it is the one that verified claims speak of."""
    if claims.session_id is None:
        raise TokenInvalid
    if seat is None or seat.session_id != claims.session_id:
        await queries.by_id(db, claims.session_id)  # a seat is gone when its session is
        raise TokenInvalid
    if seat.removed_at is not None:
        raise errors.Removed
    if seat.gave_up:
        raise errors.SeatGivenUp
    return seat


def _actor(seat: Any) -> Actor:
    return Actor(seat.id, "participant", seat.nickname, seat.session_id, seat.joined_at)
