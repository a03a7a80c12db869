"""Participants: joining, coming back, leaving."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from sys import intern
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
from app.features.names.service import held_names, refused_names
from app.features.participants import former, repository
from app.features.participants.commands import Join
from app.storage.database import is_duplicate
from app.storage.models import LiveSession, Participant
from app.storage.unit_of_work import UnitOfWork

GATHER_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class NewParticipant:
    """A participant who has just joined."""

    participant: Participant
    session: LiveSession
    presenter_name: str


async def by_id(db: AsyncSession, session_id: str, participant_id: str) -> Participant | None:
    """Return a participant of this session, also one who left, was removed or erased their data."""
    return await repository.by_id(db, session_id, participant_id)


async def join(work: UnitOfWork, code: str, command: Join) -> NewParticipant:
    """Join the session with this code; people who join at the same time are stored together.

    Raises:
        SessionNotFound, SessionNotStarted, SessionEnded: the session cannot be joined.
        SessionLocked, PasscodeRequired, PasscodeWrong: it admits nobody new, or needs the passcode.
        NicknameTaken: another participant has this nickname.
        NicknameReserved: the nickname claims to run the session.
        NicknameRefused: the word filter blocks the nickname.
    """
    batches = _join_batches.setdefault(work.bus, WeakValueDictionary())
    batch = batches.setdefault(
        code, Batcher[Wanted, NewParticipant](partial(_join_together, code), cooldown=gather)
    )
    return await batch.ask((work, command))


async def gather() -> None:
    """Wait a moment for others who join at the same time."""
    await asyncio.sleep(GATHER_SECONDS)


async def find_participant(db: AsyncSession, claims: Claims) -> tuple[Actor, bool]:
    """Return the actor of verified claims, and whether they need not rejoin.

    A participant whose nickname is still reserved comes back without a write.

    Raises:
        TokenInvalid: not a participant's token.
        SessionNotFound: its session was deleted.
        ParticipantLeft: they left.
        Removed: the presenter removed them.
    """
    found = (await find_participants(db, [claims]))[0]
    if isinstance(found, Refusal):
        raise found
    return found


async def find_participants(
    db: AsyncSession, wanted: Sequence[Claims]
) -> list[tuple[Actor, bool] | Refusal]:
    """Do the same for many at once; each gets their own result."""
    rows = await repository.by_ids(db, {claims.sub for claims in wanted})
    held_since = utc_now() - timedelta(minutes=get_settings().seat_hold_minutes)
    found: list[tuple[Actor, bool] | Refusal] = []
    for claims in wanted:
        try:
            participant = await _checked(db, rows.get(claims.sub), claims)
        except Refusal as refusal:
            found.append(refusal)
        else:
            found.append(
                (
                    actor_of(participant),
                    participant.released_at is None and participant.last_seen_at > held_since,
                )
            )
    return found


async def rejoin(work: UnitOfWork, claims: Claims) -> Actor:
    """Come back after any time.

    Raises:
        TokenInvalid, SessionNotFound, ParticipantLeft, Removed: as for `find_participant`.
        NicknameTaken: they were away for too long, and somebody else has the nickname now.
    """
    await queries.lock_for_share(work.db, claims.session_id or "")
    stored = await repository.by_id(work.db, claims.session_id or "", claims.sub)
    participant = await _checked(work.db, stored, claims)
    now = utc_now()
    if participant.released_at is not None:
        if await held_names(work.db, participant.session_id, [participant.nickname_key], now):
            raise NicknameTaken
        participant.released_at = None
    participant.last_seen_at = now
    try:
        await work.db.flush()
    except IntegrityError as error:  # another worker was faster, and gave the name away
        raise (NicknameTaken() if is_duplicate(error) else error) from None
    return actor_of(participant)


def set_nickname(participant: Participant, nickname: str) -> None:
    """Change the nickname and what is made of it; the caller has checked that it is free."""
    participant.nickname, participant.nickname_key = nickname, name_key(nickname)
    participant.search_key = search_key(nickname)


async def set_more_time(db: AsyncSession, participant_id: str, *, on: bool) -> None:
    """Store whether a participant has more time for the questions of a quiz."""
    await repository.set_more_time(db, participant_id, on=on)


async def leave(work: UnitOfWork, session_id: str, participant_id: str) -> None:
    """Leave for good; the nickname is free at once."""
    participant = await repository.by_id(work.db, session_id, participant_id)
    if participant is not None:
        participant.released_at = utc_now()
        participant.gave_up = True


async def touch_participants(work: UnitOfWork, participant_ids: Collection[str]) -> None:
    """Record that these participants have a socket."""
    await repository.touch(work.db, participant_ids, utc_now())


Wanted = tuple[UnitOfWork, Join]
# By each worker's bus, and by join code.
_join_batches: WeakKeyDictionary[
    object, WeakValueDictionary[str, Batcher[Wanted, NewParticipant]]
] = WeakKeyDictionary()


async def _join_together(code: str, wanted: list[Wanted]) -> list[NewParticipant | Refusal]:
    """Store all in one transaction; if that fails, store them one by one."""
    work, commands = wanted[0][0], [command for _, command in wanted]
    try:
        return await work.run(_join_all, code, commands)
    except IntegrityError as error:  # another worker was faster: took a name, deleted the session
        if len(wanted) == 1:
            return [NicknameTaken() if is_duplicate(error) else SessionNotFound()]
        return [(await _join_together(code, [one]))[0] for one in wanted]


async def _join_all(
    work: UnitOfWork, code: str, commands: Sequence[Join]
) -> list[NewParticipant | Refusal]:
    session, presenter_name = await queries.joinable(work.db, code)
    now = utc_now()
    names = [command.nickname for command in commands]
    keys = [name_key(name) for name in names]
    held = await held_names(work.db, session.id, keys, now)
    refused = refused_names(session, presenter_name, dict(zip(names, keys, strict=True)))
    outcomes: list[NewParticipant | Refusal] = []
    let_in = await refusals(session.passcode_hash, {one.passcode for one in commands})
    for command, key in zip(commands, keys, strict=True):
        taken = NicknameTaken() if key in held else None
        refusal = let_in[command.passcode] or refused.get(command.nickname) or taken
        if refusal is not None:
            outcomes.append(refusal)
            continue
        held.add(key)
        participant = new_participant(session.id, command.nickname, key, now)
        outcomes.append(NewParticipant(participant, session, presenter_name))
    joined = [one.participant for one in outcomes if isinstance(one, NewParticipant)]
    if joined:
        await repository.add_all(work.db, joined)
    return outcomes


def new_participant(session_id: str, nickname: str, key: str, now: datetime) -> Participant:
    """Return a participant who joins now; `key` is the nickname's."""
    return Participant(
        id=new_id(),
        session_id=session_id,
        nickname=nickname,
        nickname_key=key,
        search_key=search_key(nickname),
        joined_at=now,
        last_seen_at=now,
        gave_up=False,
        more_time=False,
    )


async def _checked(db: AsyncSession, participant: Any, claims: Claims) -> Any:
    """Return the participant if the verified claims are theirs."""
    if claims.session_id is None:
        raise TokenInvalid
    if participant is None or participant.session_id != claims.session_id:
        await queries.by_id(db, claims.session_id)  # a participant is gone when the session is
        raise TokenInvalid
    if (refusal := former.refusal_of(participant)) is not None:
        raise refusal
    return participant


def actor_of(participant: Any) -> Actor:
    return Actor(
        participant.id,
        "participant",
        participant.nickname,
        intern(participant.session_id),  # all who are there share it
        participant.joined_at,
        participant.more_time,
    )
