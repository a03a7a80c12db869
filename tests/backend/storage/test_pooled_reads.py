"""Reads without a transaction, and the pool whose connections they borrow."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import bindparam, select

from app.storage.database import MOST_CONNECTIONS, open_db, pool_use
from app.storage.models import User
from app.storage.statement import Statement

_USERS = User.table()
READ = Statement(select(_USERS.c.name).where(_USERS.c.id == bindparam("id")), begins=False)


async def _read() -> list[Any]:
    async with open_db() as db:
        return await READ.fetch(db, id="nobody")


async def test_more_reads_at_once_than_the_pool_keeps_connections_leave_nothing_behind(
    database: str, caplog: pytest.LogCaptureFixture
):
    assert await asyncio.gather(*[_read() for _ in range(15)]) == [[]] * 15
    assert not caplog.records
    pool = pool_use()
    assert pool is None or pool.in_use == 0, database


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_the_pool_keeps_the_connections_that_many_reads_at_once_have_opened(database: str):
    await asyncio.gather(*[_read() for _ in range(2 * MOST_CONNECTIONS)])
    assert pool_use() == (0, MOST_CONNECTIONS, MOST_CONNECTIONS), database
