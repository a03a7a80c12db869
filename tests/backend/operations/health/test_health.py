"""Is it alive, and does it work?"""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app import __version__
from app.main import app
from app.operations.health import service
from app.storage.database import Base, create_engine, get_db
from app.storage.migrations import newest
from fixtures.pace import scaled
from fixtures.ports import HOST, free_port
from fixtures.problems import refused


@asynccontextmanager
async def broken(port: int) -> AsyncIterator[None]:
    """Let the app's database be at this port meanwhile."""
    engine = create_engine(f"postgresql+asyncpg://{HOST}:{port}/engagenow")

    async def elsewhere() -> AsyncIterator[AsyncSession]:
        async with AsyncSession(engine) as db:
            yield db

    app.dependency_overrides[get_db] = elsewhere
    try:
        yield
    finally:
        app.dependency_overrides.clear()
        await engine.dispose()


@pytest.fixture
async def broken_database() -> AsyncIterator[None]:
    """A database that does not answer: nobody listens there."""
    async with broken(free_port()):
        yield


@pytest.mark.usefixtures("broken_database")
@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_without_its_database_it_is_alive_and_not_ready(anyone: httpx.AsyncClient):
    ready = await anyone.get("/health/ready")
    assert ready.status_code == 503
    assert ready.json() == {
        "status": "unavailable", "database": "unavailable", "migrations": "unavailable", "bus": "ok"
    }  # fmt: skip
    assert (await anyone.get("/health")).status_code == 200
    body = {"email": "a@b.kr"}
    refused(await anyone.post("/auth/test-login", json=body), 503, "busy")


async def parts(anyone: httpx.AsyncClient) -> tuple[int, dict[str, str]]:
    ready = await anyone.get("/health/ready")
    return ready.status_code, ready.json()


@asynccontextmanager
async def at_revision(db: AsyncSession, revision: str) -> AsyncIterator[None]:
    """As if the database were at this revision."""
    statement = text("UPDATE alembic_version SET version_num = :revision")
    await db.execute(statement, {"revision": revision})
    await db.commit()
    yield
    await db.execute(statement, {"revision": newest()})
    await db.commit()


async def test_over_tables_of_an_older_version_it_is_not_ready(
    anyone: httpx.AsyncClient, db: AsyncSession
):
    async with at_revision(db, "0001_first_tables"):
        status, state = await parts(anyone)
    assert (status, state["database"], state["migrations"]) == (503, "ok", "unavailable")
    assert (await parts(anyone))[0] == 200


async def test_over_tables_of_a_newer_version_it_is_ready(
    anyone: httpx.AsyncClient, db: AsyncSession
):
    async with at_revision(db, "9999_of_the_next_version"):
        assert (await parts(anyone))[0] == 200


@pytest.mark.parametrize("made", [False, True])
@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_over_tables_that_no_migration_made_it_looks_whether_they_are_there(
    anyone: httpx.AsyncClient, tmp_path: Path, made: bool
):
    engine = create_engine(f"sqlite+aiosqlite:///{tmp_path / 'other.db'}")
    if made:
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)

    async def other() -> AsyncIterator[AsyncSession]:
        async with AsyncSession(engine) as db:
            yield db

    app.dependency_overrides[get_db] = other
    status, state = await parts(anyone)
    app.dependency_overrides.clear()
    await engine.dispose()
    assert (status, state["migrations"]) == ((200, "ok") if made else (503, "unavailable"))


@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_a_database_that_hangs_is_not_waited_for(
    anyone: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(service, "PATIENCE_SECONDS", 0.2)
    with socket.create_server((HOST, 0)) as silent:  # accepts, and never says a word
        async with broken(silent.getsockname()[1]):
            async with asyncio.timeout(scaled(2)):  # the driver itself would wait for five seconds
                ready = await anyone.get("/health/ready")
    assert ready.status_code == 503
    assert ready.json()["database"] == "unavailable"


async def test_with_its_database_it_is_ready(anyone: httpx.AsyncClient):
    assert (await anyone.get("/health")).json() == {"status": "ok", "version": __version__}
    ready = await anyone.get("/health/ready")
    assert ready.status_code == 200
    assert ready.json() == {"status": "ok", "database": "ok", "migrations": "ok", "bus": "ok"}
