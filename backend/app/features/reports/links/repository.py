"""All SQL about links to reports."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import ReportLink


async def add(db: AsyncSession, link: ReportLink) -> None:
    db.add(link)
    await db.flush()


async def use(db: AsyncSession, digest: str, now: datetime) -> ReportLink | None:
    """Use a link that is good now, and return it; None if it is not, or somebody was first."""
    statement = (
        update(ReportLink).where(_is_good(digest, now)).values(used_at=now).returning(ReportLink)
    )
    return await db.scalar(statement.execution_options(populate_existing=True))


async def good(db: AsyncSession, digest: str, now: datetime) -> ReportLink | None:
    """Return a link that is good now, which it stays."""
    return await db.scalar(select(ReportLink).where(_is_good(digest, now)))


async def by_id(db: AsyncSession, session_id: str, link_id: str) -> ReportLink | None:
    """Return a link of this session, also a used one."""
    statement = select(ReportLink).where(
        ReportLink.id == link_id, ReportLink.session_id == session_id
    )
    return await db.scalar(statement)


async def note(db: AsyncSession, link_id: str, **values: int | datetime) -> None:
    """Store how far a report has got; a link that is gone stays gone."""
    await db.execute(update(ReportLink).where(ReportLink.id == link_id).values(**values))


async def forget(db: AsyncSession, created_before: datetime) -> None:
    """Delete the links that are this old."""
    await db.execute(delete(ReportLink).where(ReportLink.created_at < created_before))


def _is_good(digest: str, now: datetime) -> ColumnElement[bool]:
    return and_(
        ReportLink.digest == digest, ReportLink.used_at.is_(None), ReportLink.expires_at > now
    )
