"""Databases with something in them, and a folder for their backups."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from fixtures import postgres
from fixtures.database import migrate
from fixtures.waiting import PATIENCE

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
    with postgres.database() as url:
        migrate(url)
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

    async def asking() -> list[tuple[object, ...]]:
        db = await asyncpg.connect(url, timeout=PATIENCE)
        try:
            return [tuple(row) for row in await db.fetch(question, *values)]
        finally:
            await db.close()

    return asyncio.run(asking())


def rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    tables = ask(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    return {
        str(table): ask(url, f'SELECT one::text FROM "{table}" one ORDER BY 1')
        for (table,) in tables
    }
