"""All SQL about who imports now."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import ImportLease


async def take(db: AsyncSession, lease: str, person: str, now: datetime, until: datetime) -> None:
    """Store a person's lease, and forget those that have ended.

    Raises:
        IntegrityError: the person has one.
    """
    await db.execute(delete(ImportLease).where(ImportLease.until < now))
    await db.execute(insert(ImportLease).values(id=lease, person_id=person, until=until))


async def renew(db: AsyncSession, leases: Collection[str], until: datetime) -> None:
    """Let leases last longer."""
    await db.execute(
        update(ImportLease).where(ImportLease.id.in_(leases)).values(until=until),
        execution_options={"synchronize_session": False},
    )


async def give_back(db: AsyncSession, lease: str) -> None:
    """Delete a lease, if it is still there."""
    await db.execute(delete(ImportLease).where(ImportLease.id == lease))
