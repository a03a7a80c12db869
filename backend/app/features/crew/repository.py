"""All SQL about crew."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import CrewMember


def _is_open(now: datetime) -> ColumnElement[bool]:
    """Whether an invitation can be taken."""
    unused = CrewMember.joined_at.is_(None) & CrewMember.revoked_at.is_(None)
    return unused & (CrewMember.expires_at > now)


async def by_id(db: AsyncSession, session_id: str, crew_id: str) -> CrewMember | None:
    """A member or invitation of this session, as stored now."""
    statement = select(CrewMember).where(
        CrewMember.id == crew_id, CrewMember.session_id == session_id
    )
    return await db.scalar(statement.execution_options(populate_existing=True))


async def open_invitation(db: AsyncSession, digest: str, now: datetime) -> CrewMember | None:
    """The invitation with this digest, as stored now, if it can be taken."""
    statement = select(CrewMember).where(CrewMember.digest == digest, _is_open(now))
    return await db.scalar(statement.execution_options(populate_existing=True))


async def count_open(db: AsyncSession, session_id: str, now: datetime) -> int:
    """How many invitations of this session can be taken."""
    statement = select(func.count()).where(CrewMember.session_id == session_id, _is_open(now))
    return (await db.execute(statement)).scalar_one()


async def listed(db: AsyncSession, session_id: str, now: datetime) -> list[CrewMember]:
    """The session's members and open invitations, in the order in which they were invited."""
    statement = (
        select(CrewMember)
        .where(
            CrewMember.session_id == session_id,
            CrewMember.revoked_at.is_(None),
            CrewMember.joined_at.is_not(None) | (CrewMember.expires_at > now),
        )
        .order_by(CrewMember.invited_at, CrewMember.id)
    )
    return list(await db.scalars(statement))


async def revoked_since(db: AsyncSession, moment: datetime) -> list[tuple[str, str]]:
    """Session and id of everybody who was revoked since, in any session."""
    statement = select(CrewMember.session_id, CrewMember.id).where(CrewMember.revoked_at >= moment)
    return [(session_id, crew_id) for session_id, crew_id in await db.execute(statement)]


async def add(db: AsyncSession, member: CrewMember) -> None:
    """Store an invitation."""
    db.add(member)
    await db.flush()


async def touch(db: AsyncSession, crew_ids: Collection[str], now: datetime) -> None:
    """These members have a live socket."""
    statement = update(CrewMember).where(CrewMember.id.in_(crew_ids))
    await db.execute(statement.values(last_seen_at=now))


async def forget_unused(db: AsyncSession, now: datetime) -> None:
    """Delete the invitations that nobody has taken and nobody can take any more."""
    statement = delete(CrewMember).where(CrewMember.joined_at.is_(None))
    await db.execute(
        statement.where((CrewMember.expires_at <= now) | CrewMember.revoked_at.is_not(None))
    )
