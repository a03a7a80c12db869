"""Asking a worker's database beside the worker, in the words of asyncpg."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiosqlite
import asyncpg

_SQLITE = "sqlite:///"


class _Sqlite:
    """A connection to a file: parameters are `$1`, `$2`, ..., and rows know their columns."""

    def __init__(self, db: aiosqlite.Connection) -> None:
        self._db = db
        db.row_factory = aiosqlite.Row

    async def fetch(self, query: str, *values: object) -> Any:
        """Return all rows of a query."""
        named = {str(place): value for place, value in enumerate(values, 1)}
        return await self._db.execute_fetchall(query, named)

    async def fetchval(self, query: str, *values: object) -> Any:
        """The first column of the first row."""
        return (await self.fetch(query, *values))[0][0]


@asynccontextmanager
async def asking(url: str) -> AsyncIterator[Any]:
    """A connection to PostgreSQL or to a SQLite file."""
    if url.startswith(_SQLITE):
        async with aiosqlite.connect(url.removeprefix(_SQLITE), timeout=10) as file:
            yield _Sqlite(file)
        return
    db = await asyncpg.connect(url, timeout=10)
    try:
        yield db
    finally:
        await db.close()
