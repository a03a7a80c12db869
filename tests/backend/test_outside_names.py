"""The Python names of the contract, used the way tests from outside the repository use them."""

import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import StaticPool, create_engine
from sqlalchemy.ext.asyncio import (
    AsyncConnection,
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import Session, sessionmaker

from app.core.security import create_access_token
from app.database import Base, get_db
from app.main import app
from app.models.user import User
from app.storage.plain_session import PlainSession
from fixtures.actors import rest_client
from fixtures.live_sessions import active, join
from fixtures.problems import refused
from guards.sources import ROOT

# Ends at the first file that is written, database that is opened or address that is called.
IMPORT_ALL_AND_OPEN_NOTHING = """
import os, sys
def watch(event, arguments):
    writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if writes or event in ("sqlite3.connect", "socket.connect"):
        raise SystemExit(f"{event} {arguments}")
sys.dont_write_bytecode = True
sys.addaudithook(watch)
from app.main import app
from app.database import Base, get_db
from app.core.security import create_access_token
from app.models.user import User
assert len(Base.metadata.tables) >= 6
assert app.openapi()["paths"]
"""


def test_importing_needs_no_environment_and_opens_nothing():
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL_AND_OPEN_NOTHING],
        check=False,
        cwd=ROOT / "backend",
        env={},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stdout


@pytest.fixture(params=["in memory", "in a file"])
async def engine(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """An engine that the app knows nothing of, on tables that no migration made."""
    if request.param == "in memory":
        engine = create_async_engine("sqlite+aiosqlite:///:memory:", poolclass=StaticPool)
    else:
        engine = create_async_engine(f"sqlite+aiosqlite:///{tmp_path}/outside.db")
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield engine
    await engine.dispose()


@pytest.fixture
def overridden() -> AsyncIterator[None]:
    """The app as it was, afterwards."""
    yield
    app.dependency_overrides.clear()


async def walk_the_street(db: AsyncSession) -> None:
    """Create, start, join, read the log, be refused, and go on after the refusal."""
    user = User(email="o@example.com", name="Out", provider="google", provider_id="7")
    db.add(user)
    await db.commit()
    await db.refresh(user)
    token = create_access_token({"sub": user.id})
    async with rest_client(token) as presenter, rest_client() as anyone:
        session = await active(presenter, chat=True)
        joined = await join(anyone, session, "손님")
        path = f"/api/join/{session['session_code']}"
        refused(await anyone.post(path, json={"nickname": "손님"}), 400, "nickname_taken")
        await join(anyone, session, "다른 손님")
        page = (await presenter.get(f"/api/sessions/{session['id']}/events")).json()
        mine = (await presenter.get("/api/sessions")).json()
    assert [event["seq"] for event in page["events"]] == [1, 2]
    assert [(one["id"], one["participant_total"]) for one in mine] == [(session["id"], 2)]
    assert joined["participant"]["nickname"] == "손님"


@pytest.mark.usefixtures("overridden")
@pytest.mark.parametrize("expire_on_commit", [True, False])
async def test_rest_reaches_the_database_through_get_db_alone(
    engine: AsyncEngine, expire_on_commit: bool
):
    factory = async_sessionmaker(engine, expire_on_commit=expire_on_commit)

    async def own_db() -> AsyncIterator[AsyncSession]:
        async with factory() as db:
            yield db

    app.dependency_overrides[get_db] = own_db
    async with async_sessionmaker(engine, expire_on_commit=False)() as db:
        await walk_the_street(db)


@pytest.mark.usefixtures("overridden")
@pytest.mark.parametrize("expire_on_commit", [True, False])
async def test_one_database_session_may_serve_every_request(
    engine: AsyncEngine, expire_on_commit: bool
):
    async with AsyncSession(engine, expire_on_commit=expire_on_commit) as db:
        app.dependency_overrides[get_db] = lambda: db
        await walk_the_street(db)


@pytest.mark.usefixtures("overridden")
async def test_everything_may_be_rolled_back_afterwards(engine: AsyncEngine):
    async with engine.connect() as connection:
        transaction = await connection.begin()
        async with _inside(connection) as db:
            app.dependency_overrides[get_db] = lambda: db
            await walk_the_street(db)
        await transaction.rollback()


@pytest.mark.usefixtures("overridden")
@pytest.mark.parametrize("autoflush", [True, False])
async def test_a_plain_generator_may_yield_a_plain_session(tmp_path: Path, autoflush: bool):
    engine = create_engine(
        f"sqlite:///{tmp_path}/outside.db", connect_args={"check_same_thread": False}
    )
    Base.metadata.create_all(engine)
    factory = sessionmaker(autoflush=autoflush, bind=engine)
    with factory() as db:

        def own_db() -> Iterator[Session]:
            try:
                yield db
            finally:
                db.close()

        app.dependency_overrides[get_db] = own_db
        await walk_the_street(PlainSession(db))
        assert db.query(User).count() == 1
    engine.dispose()


def _inside(connection: AsyncConnection) -> AsyncSession:
    return AsyncSession(
        connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
    )


@pytest.mark.parametrize("form", [str, UUID])
async def test_a_token_names_its_user_in_any_form(db: AsyncSession, form: type):
    user = User(email="o@example.com", name="Out", provider="google", provider_id="7")
    db.add(user)
    await db.commit()
    async with rest_client(create_access_token(data={"sub": form(user.id)})) as caller:
        me = (await caller.get("/auth/me")).json()
    assert me["id"] == user.id


async def test_a_token_takes_a_number(database: str):
    async with rest_client(create_access_token({"sub": 7})) as caller:
        refused(await caller.get("/auth/me"), 401, "token_invalid")
