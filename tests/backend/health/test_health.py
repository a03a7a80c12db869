"""Is it alive, and does it work?"""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app import __version__
from app.database import create_engine, get_db
from app.main import app
from fixtures.ports import HOST, free_port
from fixtures.problems import refused


@pytest.fixture
def broken_database() -> Iterator[None]:
    """A database that does not answer: nobody listens there."""
    engine = create_engine(f"postgresql+asyncpg://{HOST}:{free_port()}/engagenow")

    async def broken() -> AsyncIterator[AsyncSession]:
        async with AsyncSession(engine) as db:
            yield db

    app.dependency_overrides[get_db] = broken
    yield
    app.dependency_overrides.clear()


@pytest.mark.usefixtures("broken_database")
@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_without_its_database_it_is_alive_and_not_ready(anyone: httpx.AsyncClient):
    ready = await anyone.get("/health/ready")
    assert ready.status_code == 503
    assert ready.json() == {"status": "unavailable", "database": "unavailable", "bus": "ok"}
    assert (await anyone.get("/health")).status_code == 200
    body = {"email": "a@b.kr"}
    refused(await anyone.post("/auth/test-login", json=body), 503, "busy")


async def test_with_its_database_it_is_ready(anyone: httpx.AsyncClient):
    assert (await anyone.get("/health")).json() == {"status": "ok", "version": __version__}
    ready = await anyone.get("/health/ready")
    assert ready.status_code == 200
    assert ready.json() == {"status": "ok", "database": "ok", "bus": "ok"}
