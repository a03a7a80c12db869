"""A session's people for its hosts: searched by name, page by page."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.paging import encode_cursor
from app.features.live_sessions import queries
from app.features.moderation.mutes_and_bans import moment, still_muted
from app.features.people import repository
from app.features.people.commands import FindPeople
from app.features.people.views import PeoplePage, Person
from app.realtime.rooms.rooms import Rooms
from app.storage.models import LiveSession


async def page(
    db: AsyncSession,
    rooms: Rooms,
    actor: Actor,
    session_id: str,
    wanted: FindPeople,
) -> PeoplePage:
    """Return a page of a session's people, newest first.

    Raises:
        SessionNotFound: the actor does not host it.
    """
    session = await queries.hosted_by(db, actor, session_id)
    among = await _among(rooms, session, wanted)
    participants = await repository.page(db, session_id, wanted, among)
    shown = participants[: wanted.limit]
    ids = [participant.id for participant in shown]
    counts = await repository.message_counts(db, session_id, ids)
    present = await rooms.present(session_id, ids)
    muted = still_muted(session)
    people = [
        _person(participant, present, muted, counts.get(participant.id, 0)) for participant in shown
    ]
    last = shown[-1] if len(participants) > len(shown) else None
    return PeoplePage(
        participants=people,
        total=await repository.total(db, session_id, wanted, among),
        cursor=last and encode_cursor(last.joined_at, last.id),
    )


async def _among(rooms: Rooms, session: LiveSession, wanted: FindPeople) -> Collection[str] | None:
    """Return the ids to which memory or the session limits the list; None if neither does."""
    if wanted.only == "present":
        return await rooms.everybody(session.id)
    return still_muted(session).keys() if wanted.only == "muted" else None


def _person(
    participant: Row[Any],
    present: Collection[str],
    muted: dict[str, str | None],
    message_count: int,
) -> Person:
    return Person(
        id=participant.id,
        nickname=participant.nickname,
        joined_at=participant.joined_at,
        present=participant.id in present,
        removed=participant.removed_at is not None,
        muted=participant.id in muted,
        muted_until=moment(muted.get(participant.id)),
        message_count=message_count,
    )
