"""All SQL of health checks."""

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.database import Base

_TAKES_WRITES = text("SELECT current_setting('transaction_read_only') = 'off'")
_REVISION = text("SELECT version_num FROM alembic_version")


async def revision(db: AsyncSession) -> str | None:
    """Return the database's revision; None if no migration has run."""
    tables = await (await db.connection()).run_sync(_tables)
    return await db.scalar(_REVISION) if "alembic_version" in tables else None


async def takes_writes(db: AsyncSession) -> bool:
    """Return whether the database server accepts writes; a replaced primary does not.

    Such a connection is dropped, since the next one may reach the new primary.
    """
    if db.get_bind().dialect.name != "postgresql" or await db.scalar(_TAKES_WRITES):
        return True
    await (await db.connection()).invalidate()
    return False


async def has_every_table(db: AsyncSession) -> bool:
    """Return whether tables with our names exist, whoever made them."""
    return set(Base.metadata.tables) <= await (await db.connection()).run_sync(_tables)


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())
