"""Runs migrations on the database of the settings, SQLite or PostgreSQL."""

import asyncio

from alembic import context
from sqlalchemy import Connection

import app.models  # noqa: F401 - registers every table
from app.core.config import get_settings
from app.database import Base, create_engine
from app.models.types import UtcDateTime


def _render(kind: str, column_type: object, _context: object) -> str | bool:
    """Migrations name the databases' own types, not ours: those may change."""
    if kind == "type" and isinstance(column_type, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def run(connection: Connection) -> None:
    """Migrate over an open connection. SQLite cannot alter tables: it gets copies (batch)."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        render_item=_render,
    )
    with context.begin_transaction():
        context.run_migrations()


async def run_online() -> None:
    """Open the configured database and migrate it."""
    engine = create_engine(get_settings().database_url)
    async with engine.connect() as connection:
        await connection.run_sync(run)
        await connection.commit()
    await engine.dispose()


asyncio.run(run_online())
