"""PostgreSQL after a fail-over: connected, answering, and taking no writes."""

import httpx
import pytest
from sqlalchemy import NullPool, text
from sqlalchemy.ext.asyncio import create_async_engine

from fixtures.live_sessions import create
from fixtures.problems import refused

pytestmark = pytest.mark.parametrize("database_kind", ["postgresql"])
_SET = "ALTER DATABASE {name} SET default_transaction_read_only = {value}"
_END_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


async def set_read_only(database: str, value: str) -> None:
    """What connections are told that begin from now on; all that there are end."""
    engine = create_async_engine(database, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text("SET default_transaction_read_only = off"))
        name = await connection.scalar(text("SELECT quote_ident(current_database())"))
        await connection.execute(text(_SET.format(name=name, value=value)))
        if value == "on":
            await connection.execute(text(_END_OTHERS))
    await engine.dispose()


async def test_it_is_busy_and_not_ready_and_goes_on_with_the_first_connection_that_writes(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, database: str
) -> None:
    kept = await create(presenter)
    await set_read_only(database, "on")
    try:
        refused(await presenter.post("/api/sessions", json={"title": "lost"}), 503, "busy")
        ready = await anyone.get("/health/ready")
        assert (ready.status_code, ready.json()["database"]) == (503, "unavailable")
    finally:
        await set_read_only(database, "off")
    await create(presenter, title="again")
    titles = [one["title"] for one in (await presenter.get("/api/sessions")).json()]
    assert sorted(titles) == sorted(["again", kept["title"]])
    assert (await anyone.get("/health/ready")).status_code == 200
