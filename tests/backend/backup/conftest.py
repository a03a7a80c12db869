"""Databases with something in them, and a folder for their backups."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeVar

import asyncpg
import pytest

from fixtures import new_database, postgres
from fixtures.waiting import PATIENCE

Answer = TypeVar("Answer")

USER = (
    "INSERT INTO users (id, email, name, provider, provider_id, created_at, token_version)"
    " VALUES (md5($1), $1, $1, 'test', $1, now(), 1)"
)


@pytest.fixture
def empty() -> Iterator[str]:
    """A PostgreSQL database without tables."""
    with postgres.database() as url:
        yield url


@pytest.fixture
def filled() -> Iterator[str]:
    """A migrated one, with a user."""
    with new_database.postgresql() as url:
        ask(url, USER, "kim@example.com")
        yield url


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where backups are to lie."""
    folder = tmp_path / "backup"
    folder.mkdir()
    return folder


def ask(url: str, question: str, *values: object) -> list[tuple[object, ...]]:
    """What a database answers."""
    return asyncio.run(_ask(url, lambda db: _fetched(db, question, *values)))


def rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    return asyncio.run(_ask(url, _rows))


async def _ask(url: str, question: Callable[[asyncpg.Connection], Awaitable[Answer]]) -> Answer:
    db = await asyncpg.connect(url, timeout=PATIENCE)
    try:
        return await question(db)
    finally:
        await db.close()


async def _rows(db: asyncpg.Connection) -> dict[str, list[tuple[object, ...]]]:
    tables = await _fetched(
        db, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    )
    return {
        str(table): await _fetched(db, f'SELECT one::text FROM "{table}" one ORDER BY 1')
        for (table,) in tables
    }


async def _fetched(
    db: asyncpg.Connection, question: str, *values: object
) -> list[tuple[object, ...]]:
    return [tuple(row) for row in await db.fetch(question, *values)]
