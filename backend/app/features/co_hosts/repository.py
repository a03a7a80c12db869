"""All SQL about co-hosts."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import CoHost
from app.storage.statement import Statement

_CO_HOSTS = CoHost.table()
_REVOKED_SINCE = Statement(
    select(_CO_HOSTS.c.session_id, _CO_HOSTS.c.id).where(
        _CO_HOSTS.c.revoked_at >= bindparam("moment")
    ),
    begins=False,
)


def _is_open(now: datetime) -> ColumnElement[bool]:
    """Whether an invitation can be taken."""
    unused = CoHost.joined_at.is_(None) & CoHost.revoked_at.is_(None)
    return unused & (CoHost.expires_at > now)


async def by_id(db: AsyncSession, session_id: str, crew_id: str) -> CoHost | None:
    """A member or invitation of this session, as stored now."""
    statement = select(CoHost).where(CoHost.id == crew_id, CoHost.session_id == session_id)
    return await db.scalar(statement.execution_options(populate_existing=True))


async def open_invitation(db: AsyncSession, digest: str, now: datetime) -> CoHost | None:
    """The invitation with this digest, as stored now, if it can be taken."""
    statement = select(CoHost).where(CoHost.digest == digest, _is_open(now))
    return await db.scalar(statement.execution_options(populate_existing=True))


async def count_open(db: AsyncSession, session_id: str, now: datetime) -> int:
    """How many invitations of this session can be taken."""
    statement = select(func.count()).where(CoHost.session_id == session_id, _is_open(now))
    return (await db.execute(statement)).scalar_one()


async def listed(db: AsyncSession, session_id: str, now: datetime) -> list[CoHost]:
    """The session's members and open invitations, in the order in which they were invited."""
    statement = (
        select(CoHost)
        .where(
            CoHost.session_id == session_id,
            CoHost.revoked_at.is_(None),
            CoHost.joined_at.is_not(None) | (CoHost.expires_at > now),
        )
        .order_by(CoHost.invited_at, CoHost.id)
    )
    return list(await db.scalars(statement))


async def revoked_since(db: AsyncSession, moment: datetime) -> list[tuple[str, str]]:
    """Session and id of everybody who was revoked since, in any session."""
    found = await _REVOKED_SINCE.fetch(db, moment=moment)
    return [(row.session_id, row.id) for row in found]


async def add(db: AsyncSession, member: CoHost) -> None:
    """Store an invitation."""
    db.add(member)
    await db.flush()


async def touch(db: AsyncSession, crew_ids: Collection[str], now: datetime) -> None:
    """These members have a live socket."""
    statement = update(CoHost).where(CoHost.id.in_(crew_ids))
    await db.execute(statement.values(last_seen_at=now))


async def forget_unused(db: AsyncSession, now: datetime) -> None:
    """Delete the invitations that nobody has taken and nobody can take any more."""
    statement = delete(CoHost).where(CoHost.joined_at.is_(None))
    await db.execute(statement.where((CoHost.expires_at <= now) | CoHost.revoked_at.is_not(None)))
