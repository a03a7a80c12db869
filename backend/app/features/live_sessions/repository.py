"""All SQL about live sessions. Hosts find only the sessions that they host."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    case,
    delete,
    false,
    func,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.ids import is_id
from app.storage.database import Base
from app.storage.models import LiveSession, Participant, User
from app.storage.one_of import one_of
from app.storage.statement import Statement

_PARTICIPANTS, _SESSIONS, _USERS = Participant.table(), LiveSession.table(), User.table()
_TOTALS = Statement(
    select(_PARTICIPANTS.c.session_id, func.count().label("n"))
    .where(one_of(_PARTICIPANTS.c.session_id, "ids"))
    .group_by(_PARTICIPANTS.c.session_id),
    begins=False,
)
_JOINABLE = Statement(
    select(_SESSIONS, _USERS.c.name.label("presenter_name"))
    .join(_USERS, _USERS.c.id == _SESSIONS.c.presenter_id)
    .where(_SESSIONS.c.session_code == bindparam("code"))
    .order_by(_SESSIONS.c.status == "ended", _SESSIONS.c.created_at.desc())
    .limit(1)
    .with_for_update(read=True, key_share=True, of=_SESSIONS)
)

_ENTRY = Statement(
    select(_SESSIONS.c.status, _SESSIONS.c.settings, _SESSIONS.c.passcode_hash)
    .where(_SESSIONS.c.session_code == bindparam("code"))
    .order_by(_SESSIONS.c.status == "ended", _SESSIONS.c.created_at.desc())
    .limit(1),
    begins=False,
)
_KEEP = Statement(
    select(_SESSIONS.c.id)
    .where(_SESSIONS.c.id == bindparam("id"))
    .with_for_update(read=True, key_share=True)
)
_NOTE_USE = (
    update(_SESSIONS)
    .where(_SESSIONS.c.id == bindparam("session"), _SESSIONS.c.status != "ended")
    .values(
        used_at=bindparam("now"),
        updated_at=_SESSIONS.c.updated_at,
        participant_peak=case(
            (_SESSIONS.c.participant_peak < bindparam("people"), bindparam("people")),
            else_=_SESSIONS.c.participant_peak,
        ),
    )
)


def _by_code(code: str) -> Select[LiveSession]:
    return (
        select(LiveSession)
        .where(LiveSession.session_code == code)
        .order_by(LiveSession.status == "ended", LiveSession.created_at.desc())
        .limit(1)
    )


def _has_id(session_id: str) -> ColumnElement[bool]:
    return LiveSession.id == session_id if is_id(session_id) else false()


def _hosts(actor: Actor) -> ColumnElement[bool]:
    """Match a presenter's own sessions, or the session that a co-host was invited to."""
    if actor.role == "presenter":
        return LiveSession.presenter_id == actor.id
    return _has_id(actor.session_id or "") if actor.is_host else false()


async def hosted(db: AsyncSession, actor: Actor, session_id: str) -> LiveSession | None:
    """Return one of the sessions that the actor hosts."""
    return await db.scalar(select(LiveSession).where(_hosts(actor), _has_id(session_id)))


async def hosted_locked(db: AsyncSession, actor: Actor, session_id: str) -> LiveSession | None:
    """Return such a session, read again and locked until the commit."""
    statement = select(LiveSession).where(_hosts(actor), _has_id(session_id)).with_for_update()
    return await db.scalar(statement.execution_options(populate_existing=True))


async def locked(db: AsyncSession, session_id: str) -> LiveSession | None:
    """Return the session, read again and locked until the commit."""
    statement = select(LiveSession).where(_has_id(session_id)).with_for_update()
    return await db.scalar(statement.execution_options(populate_existing=True))


async def by_id(db: AsyncSession, session_id: str) -> LiveSession | None:
    """Return any session, as stored now."""
    statement = select(LiveSession).where(_has_id(session_id))
    return await db.scalar(statement.execution_options(populate_existing=True))


async def status(db: AsyncSession, session_id: str) -> str | None:
    """Return the session's status, for frequent callers."""
    return await db.scalar(select(LiveSession.status).where(_has_id(session_id)))


async def start(db: AsyncSession, session_id: str) -> tuple[str, datetime | None] | None:
    """Return the session's status and its planned start, for frequent callers."""
    columns = select(LiveSession.status, LiveSession.scheduled_at)
    row = (await db.execute(columns.where(_has_id(session_id)))).first()
    return row and (row.status, row.scheduled_at)


async def by_code(db: AsyncSession, code: str) -> LiveSession | None:
    """Return the session that can be joined with this code, else the last one that could."""
    return await db.scalar(_by_code(code))


async def entry_by_code(db: AsyncSession, code: str) -> Any | None:
    """Return that session's status, settings and passcode_hash, at once and by no transaction."""
    return next(iter(await _ENTRY.fetch(db, code=code)), None)


async def id_by_code(db: AsyncSession, code: str) -> str | None:
    """Return that session's id."""
    return await db.scalar(_by_code(code).with_only_columns(LiveSession.id))


async def code_of_owner(db: AsyncSession, session_id: str, email: str) -> str | None:
    """Return the session's code if its presenter's address is this one, with a test login."""
    owner = select(User.id).where(User.email == email, User.provider == "test")
    return await db.scalar(
        select(LiveSession.session_code).where(
            _has_id(session_id), LiveSession.presenter_id.in_(owner)
        )
    )


async def by_code_for_share(db: AsyncSession, code: str) -> tuple[LiveSession, str] | None:
    """Return a copy of the session by code, locked FOR KEY SHARE, and its presenter's name."""
    for row in await _JOINABLE.fetch(db, code=code):
        columns = row._asdict()
        name: str = columns.pop("presenter_name")
        return LiveSession(**columns), name
    return None


async def lock_for_share(db: AsyncSession, session_id: str) -> None:
    """Take a FOR KEY SHARE lock on the session's row until the commit.

    Many may keep a row at once, and messages are numbered meanwhile. It costs nothing more: the key
    of a new participant to its session takes the same.
    """
    await _KEEP.fetch(db, id=session_id)


async def code_in_use(db: AsyncSession, code: str) -> bool:
    """Return whether a session that can still be joined has this code."""
    session = await by_code(db, code)
    return session is not None and session.status != "ended"


async def codes_in_use(db: AsyncSession, codes: list[str], other_than: str | None) -> set[str]:
    """Return which of these codes have sessions that can still be joined, except one session."""
    statement = select(LiveSession.session_code).where(
        LiveSession.session_code.in_(codes),
        LiveSession.status != "ended",
        LiveSession.id != (other_than or ""),
    )
    return set(await db.scalars(statement))


async def participant_totals(db: AsyncSession, session_ids: list[str]) -> dict[str, int]:
    """How many participants ever joined, by session."""
    return dict(await _TOTALS.fetch(db, ids=session_ids))


async def presenter_name(db: AsyncSession, session: LiveSession) -> str:
    """Return the name of the session's presenter."""
    statement = select(User.name).where(User.id == session.presenter_id)
    return (await db.execute(statement)).scalar_one()


async def owned_by(db: AsyncSession, user_id: str) -> list[LiveSession]:
    """Return all of the user's sessions, oldest first."""
    statement = select(LiveSession).where(LiveSession.presenter_id == user_id)
    return list(await db.scalars(statement.order_by(LiveSession.created_at, LiveSession.id)))


async def note_use(db: AsyncSession, people: Mapping[str, int], now: datetime) -> None:
    """Record that so many people are in these sessions; rows are locked in the given order."""
    rows = [{"session": session_id, "people": n, "now": now} for session_id, n in people.items()]
    await db.execute(_NOTE_USE, rows)


async def add(db: AsyncSession, session: LiveSession) -> None:
    db.add(session)
    await db.flush()


async def remove(db: AsyncSession, session: LiveSession) -> None:
    """Delete the session and all its messages."""
    await db.flush()
    for table in Base.metadata.sorted_tables:
        if any(key.column.table is LiveSession.__table__ for key in table.foreign_keys):
            await db.execute(delete(table).where(table.c.session_id == session.id))
    await db.delete(session)
    await db.flush()
