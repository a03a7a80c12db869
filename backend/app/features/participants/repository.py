"""All SQL about participants."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import Participant
from app.storage.one_of import one_of
from app.storage.statement import Statement, insert_into

_PARTICIPANTS = Participant.table()
_BY_IDS = Statement(select(_PARTICIPANTS).where(one_of(_PARTICIPANTS.c.id, "ids")), begins=False)
_OF_SESSION = Statement(
    select(_PARTICIPANTS)
    .where(_PARTICIPANTS.c.session_id == bindparam("session_id"))
    .order_by(_PARTICIPANTS.c.joined_at, _PARTICIPANTS.c.id),
    begins=False,
)
_ADD = Statement(insert_into(_PARTICIPANTS, [column.key for column in _PARTICIPANTS.c]))
_TOUCH = Statement(
    update(_PARTICIPANTS)
    .where(one_of(_PARTICIPANTS.c.id, "ids"))
    .values(last_seen_at=bindparam("now"))
)
# Jobs of every worker ask these all the time.
_REMOVED_SINCE = Statement(
    select(_PARTICIPANTS.c.session_id, _PARTICIPANTS.c.id).where(
        _PARTICIPANTS.c.removed_at >= bindparam("moment")
    ),
    begins=False,
)
_ERASED_SINCE = Statement(
    select(_PARTICIPANTS.c.session_id, _PARTICIPANTS.c.id).where(
        _PARTICIPANTS.c.nickname == literal_column("''"),  # as the index of these has it
        _PARTICIPANTS.c.released_at >= bindparam("moment"),
    ),
    begins=False,
)

MOST_LISTED = 200


async def by_id(db: AsyncSession, session_id: str, participant_id: str) -> Participant | None:
    """Return a participant of this session, as stored now."""
    statement = select(Participant).where(
        Participant.id == participant_id, Participant.session_id == session_id
    )
    return await db.scalar(statement.execution_options(populate_existing=True))


async def by_ids(db: AsyncSession, ids: Collection[str]) -> dict[str, Any]:
    """Return participants' rows by id, as stored now."""
    return {row.id: row for row in await _BY_IDS.fetch(db, ids=ids)}


async def all_of(db: AsyncSession, session_id: str) -> Sequence[Any]:
    """Return the rows of everybody who ever joined, in order."""
    return await _OF_SESSION.fetch(db, session_id=session_id)


async def add_all(db: AsyncSession, participants: Sequence[Participant]) -> None:
    """Insert new participants in one statement."""
    await _ADD.execute_many(db, [participant.columns() for participant in participants])


async def touch(db: AsyncSession, participant_ids: Collection[str], now: datetime) -> None:
    """Record that these participants have a socket."""
    await _TOUCH.fetch(db, ids=participant_ids, now=now)


async def set_more_time(db: AsyncSession, participant_id: str, *, on: bool) -> None:
    """Record whether a participant has "more time"."""
    statement = update(_PARTICIPANTS).where(_PARTICIPANTS.c.id == participant_id)
    await db.execute(statement.values(more_time=on))


async def removed_or_among(
    db: AsyncSession, session_id: str, ids: Collection[str]
) -> list[Participant]:
    """Return removed participants and those with these ids, newest first."""
    statement = (
        select(Participant)
        .where(
            Participant.session_id == session_id,
            Participant.nickname != "",  # not who took their data back
            Participant.removed_at.is_not(None) | Participant.id.in_(ids),
        )
        .order_by(Participant.joined_at.desc())
        .limit(MOST_LISTED)
    )
    return list(await db.scalars(statement))


async def removed_since(db: AsyncSession, moment: datetime) -> list[tuple[str, str]]:
    """Return session and id of everybody who was removed since, in any session."""
    found = await _REMOVED_SINCE.fetch(db, moment=moment)
    return [(row.session_id, row.id) for row in found]


async def erased_since(db: AsyncSession, moment: datetime) -> list[tuple[str, str]]:
    """Return session and id of everybody who erased their data since, in any session."""
    found = await _ERASED_SINCE.fetch(db, moment=moment)
    return [(row.session_id, row.id) for row in found]
