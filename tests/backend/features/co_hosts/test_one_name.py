"""A name that a co-host and a participant want at the same instant is one person's alone."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager

import httpx
import pytest
from sqlalchemy import text, update

from app.core.clock import utc_now
from app.core.security import verify_token
from app.features.co_hosts import invitations
from app.features.co_hosts.commands import AcceptInvitation
from app.features.names.errors import NicknameTaken
from app.features.participants import service as participants
from app.main import app
from app.storage.database import open_db
from app.storage.models import Participant
from app.storage.unit_of_work import UnitOfWork
from fixtures.invitations import co_hosts_of, invite
from fixtures.live_sessions import Json, active, join
from fixtures.problems import refused
from fixtures.waiting import PATIENCE, until

# With SQLite there is one writer at a time.
pytestmark = pytest.mark.parametrize("database_kind", ["postgresql"])

WAITING = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


@asynccontextmanager
async def nearly_accepted(invitation: Json, name: str) -> AsyncIterator[None]:
    """A co-host takes an invitation; what that changes is stored when the block ends."""
    command = AcceptInvitation(invitation=invitation["link"].partition("#")[2], name=name)
    taken, go_on = asyncio.Event(), asyncio.Event()

    async def accept(work: UnitOfWork) -> None:
        await invitations.accept(work, command)
        taken.set()
        await go_on.wait()

    async with open_db() as db, asyncio.timeout(PATIENCE), asyncio.TaskGroup() as tasks:
        work = UnitOfWork(db, app.state.realtime.bus)
        tasks.create_task(work.run(accept))
        await taken.wait()
        try:
            yield
        finally:
            go_on.set()


async def begun(asked: Awaitable[object]) -> asyncio.Future[object]:
    """What was asked for, once it waits for somebody else's transaction or is done."""
    task = asyncio.ensure_future(asked)
    async with open_db() as db:

        async def waits() -> bool:
            await db.rollback()  # what others wait for is seen afresh in each transaction
            return task.done() or bool(await db.scalar(WAITING))

        await until(waits)
    return task


async def test_a_newcomer_does_not_get_the_name_that_a_co_host_takes(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await active(presenter)
    path = f"/api/join/{session['session_code']}"
    async with nearly_accepted(await invite(presenter, session), "하늘"):
        joining = await begun(anyone.post(path, json={"nickname": "하늘"}))
    answer = await joining
    assert isinstance(answer, httpx.Response)
    refused(answer, 400, "nickname_taken")
    assert [one["name"] for one in await co_hosts_of(presenter, session)] == ["하늘"]
    shown = (await presenter.get(f"/api/sessions/{session['id']}")).json()
    assert shown["participant_total"] == 0


async def test_who_rejoins_does_not_get_it_either(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await active(presenter)
    joined = await join(anyone, session, "하늘")
    async with open_db() as db:
        await db.execute(update(Participant).values(released_at=utc_now()))
        await db.commit()
    async with open_db() as db:
        work = UnitOfWork(db, app.state.realtime.bus)
        async with nearly_accepted(await invite(presenter, session), "하늘"):
            claims = verify_token(joined["token"])
            returning = await begun(work.run(participants.rejoin, claims))
        with pytest.raises(NicknameTaken):
            await returning
