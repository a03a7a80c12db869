"""All SQL about live sessions. Hosts find them among what they host only."""

from sqlalchemy import ColumnElement, Select, delete, false, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.ids import is_id
from app.storage.database import Base
from app.storage.models import LiveSession, Participant, User


def _by_code(code: str) -> Select[LiveSession]:
    return (
        select(LiveSession)
        .where(LiveSession.session_code == code)
        .order_by(LiveSession.status == "ended", LiveSession.created_at.desc())
        .limit(1)
    )


def _for_share(statement: Select[LiveSession]) -> Select[LiveSession]:
    """Many may keep a row at once, and messages are numbered meanwhile: FOR KEY SHARE.

    It costs nothing more: the key of a new seat to its session takes the same.
    """
    return statement.with_for_update(read=True, key_share=True)


def _has_id(session_id: str) -> ColumnElement[bool]:
    return LiveSession.id == session_id if is_id(session_id) else false()


def _hosts(actor: Actor) -> ColumnElement[bool]:
    """Presenters host all of their own, crew the one that they were invited to."""
    if actor.role == "presenter":
        return LiveSession.presenter_id == actor.id
    return _has_id(actor.session_id or "") if actor.is_host else false()


async def hosted(db: AsyncSession, actor: Actor, session_id: str) -> LiveSession | None:
    """One of the sessions that the actor hosts."""
    return await db.scalar(select(LiveSession).where(_hosts(actor), _has_id(session_id)))


async def hosted_locked(db: AsyncSession, actor: Actor, session_id: str) -> LiveSession | None:
    """The same, read afresh; its row is ours until commit."""
    statement = select(LiveSession).where(_hosts(actor), _has_id(session_id)).with_for_update()
    return await db.scalar(statement.execution_options(populate_existing=True))


async def locked(db: AsyncSession, session_id: str) -> LiveSession | None:
    """The session, read afresh; its row is ours until commit."""
    statement = select(LiveSession).where(_has_id(session_id)).with_for_update()
    return await db.scalar(statement.execution_options(populate_existing=True))


async def by_id(db: AsyncSession, session_id: str) -> LiveSession | None:
    """The session, whoever's it is, as stored now."""
    statement = select(LiveSession).where(_has_id(session_id))
    return await db.scalar(statement.execution_options(populate_existing=True))


async def status(db: AsyncSession, session_id: str) -> str | None:
    """The session's status alone, for who looks often."""
    return await db.scalar(select(LiveSession.status).where(_has_id(session_id)))


async def by_code(db: AsyncSession, code: str) -> LiveSession | None:
    """The session that can be joined with this code, else the last one that could."""
    return await db.scalar(_by_code(code))


async def id_by_code(db: AsyncSession, code: str) -> str | None:
    """The id of that session."""
    return await db.scalar(_by_code(code).with_only_columns(LiveSession.id))


async def code_of_owner(db: AsyncSession, session_id: str, email: str) -> str | None:
    """The code of this session, if its presenter signs in with this address by test login."""
    owner = select(User.id).where(User.email == email, User.provider == "test")
    return await db.scalar(
        select(LiveSession.session_code).where(
            _has_id(session_id), LiveSession.presenter_id.in_(owner)
        )
    )


async def by_code_for_share(db: AsyncSession, code: str) -> LiveSession | None:
    """The same, locked FOR KEY SHARE until commit."""
    return await db.scalar(_for_share(_by_code(code)))


async def lock_for_share(db: AsyncSession, session_id: str) -> None:
    """Take a FOR KEY SHARE lock on the session's row until commit."""
    await db.execute(_for_share(select(LiveSession).where(_has_id(session_id))))


async def code_in_use(db: AsyncSession, code: str) -> bool:
    """Whether a session that can still be joined has this code."""
    session = await by_code(db, code)
    return session is not None and session.status != "ended"


async def seats_taken(db: AsyncSession, session_ids: list[str]) -> dict[str, int]:
    """How many seats were ever taken, by session."""
    statement = (
        select(Participant.session_id, func.count())
        .where(Participant.session_id.in_(session_ids))
        .group_by(Participant.session_id)
    )
    return dict((await db.execute(statement)).all())


async def presenter_name(db: AsyncSession, session: LiveSession) -> str:
    """The name of the session's presenter."""
    statement = select(User.name).where(User.id == session.presenter_id)
    return (await db.execute(statement)).scalar_one()


async def add(db: AsyncSession, session: LiveSession) -> None:
    """Store a new session."""
    db.add(session)
    await db.flush()


async def remove(db: AsyncSession, session: LiveSession) -> None:
    """Delete the session and everything that was said in it."""
    await db.flush()
    for table in Base.metadata.sorted_tables:
        if any(key.column.table is LiveSession.__table__ for key in table.foreign_keys):
            await db.execute(delete(table).where(table.c.session_id == session.id))
    await db.delete(session)
    await db.flush()
