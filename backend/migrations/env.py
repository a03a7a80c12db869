"""Runs migrations on the database of the settings, SQLite or PostgreSQL."""

import asyncio

from alembic import context
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

import app.storage.models  # noqa: F401 - registers every table
from app.core.config import get_settings
from app.core.database_url import session_options
from app.storage.database import Base
from app.storage.models.types import UtcDateTime

LOCK_KEY = 0x656E67616765  # any number that nobody else locks
# A table that somebody reads for long, as a backup does, is not waited for: all others would wait
# behind us.
LOCK_TIMEOUT = "SET LOCAL lock_timeout = '3s'"


def _render(kind: str, column_type: object, _context: object) -> str | bool:
    """Migrations name the databases' own types, not ours: those may change."""
    if kind == "type" and isinstance(column_type, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def run(connection: Connection) -> None:
    """Migrate over an open connection; servers that start together do it one by one.

    All in one transaction: what fails leaves nothing behind. Python's sqlite3 begins none by itself
    before it is told to insert. SQLite cannot alter tables: it gets copies (batch).
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK_KEY})
        connection.exec_driver_sql(LOCK_TIMEOUT)
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        render_item=_render,
    )
    with context.begin_transaction():
        context.run_migrations()


def run_online() -> None:
    """Open the configured database and migrate it.

    The engine is not the app's: with foreign keys on, SQLite would empty every table that
    refers to one which a batch copies and drops.
    """
    url = get_settings().database_url
    if url.startswith("postgresql"):
        asyncio.run(run_on_postgresql(url))
        return
    # Without asyncio: the thread of aiosqlite 0.22 that could not open a file may still report to
    # the event loop when that is closed, and prints a traceback after our one line.
    engine = create_engine(make_url(url).set(drivername="sqlite"))
    with engine.begin() as connection:
        run(connection)
    engine.dispose()


async def run_on_postgresql(url: str) -> None:
    """The same by the only driver for PostgreSQL that the app has."""
    said = session_options(url)
    if said.get("server_settings") is not None:
        # The app's connections begin with such a setting: who refuses it says so at the start.
        said["server_settings"] = {"lock_timeout": "3s", **said["server_settings"]}
    engine = create_async_engine(said.pop("url"), connect_args=said)
    async with engine.connect() as connection:
        await connection.run_sync(run)
        await connection.commit()
    await engine.dispose()


run_online()
