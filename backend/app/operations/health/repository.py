"""All SQL of health."""

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.database import Base

_TAKES_WRITES = text("SELECT current_setting('transaction_read_only') = 'off'")
_REVISION = text("SELECT version_num FROM alembic_version")


async def revision(db: AsyncSession) -> str | None:
    """The database's revision; None where no migration has made its tables."""
    tables = await (await db.connection()).run_sync(_tables)
    return await db.scalar(_REVISION) if "alembic_version" in tables else None


async def takes_writes(db: AsyncSession) -> bool:
    """Whether this server does: one that another has taken over from only reads.

    Such a connection is given up, since the next one may lead to the other.
    """
    if db.get_bind().dialect.name != "postgresql" or await db.scalar(_TAKES_WRITES):
        return True
    await (await db.connection()).invalidate()
    return False


async def has_every_table(db: AsyncSession) -> bool:
    """Whether there are tables at least by the names of ours, whoever made them."""
    return set(Base.metadata.tables) <= await (await db.connection()).run_sync(_tables)


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())
