"""What is deleted while its events are collected is collected or gone, and nothing fails."""

import asyncio
from datetime import datetime

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.features.webhooks import collecting, repository
from app.main import app
from features.co_hosts.test_one_name import begun
from features.webhooks.test_sending import KNOWN
from features.webhooks.test_webhooks import create
from fixtures.live_sessions import active
from fixtures.problems import refused

# With SQLite there is one writer at a time.
pytestmark = pytest.mark.parametrize("database_kind", ["postgresql"])


@pytest.mark.parametrize("what", ["webhooks", "sessions"])
async def test_what_is_deleted_while_it_is_read_waits_for_that(
    presenter: httpx.AsyncClient, db: AsyncSession, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    webhook, session = await create(presenter, events=["session.started"]), await active(presenter)
    gone = {"webhooks": webhook, "sessions": session}[what]
    deleting: list[asyncio.Future[object]] = []
    read = repository.head_at

    async def head_at(db: AsyncSession, session_id: str, moment: datetime) -> int:
        deleting.append(await begun(presenter.delete(f"/api/{what}/{gone['id']}")))
        return await read(db, session_id, moment)

    monkeypatch.setattr(repository, "head_at", head_at)
    await app.state.realtime.context.run(collecting.collect, KNOWN)
    [answer] = await asyncio.gather(*deleting)
    assert isinstance(answer, httpx.Response)
    assert answer.status_code == 204
    for table in ("webhook_deliveries", "webhook_cursors"):
        assert (await db.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one() == 0


@pytest.mark.parametrize("table", ["webhooks", "live_sessions"])
async def test_what_is_being_deleted_is_left_out(
    presenter: httpx.AsyncClient, db: AsyncSession, table: str
) -> None:
    await create(presenter, events=["session.started"])
    await active(presenter)
    await db.execute(text(f"SELECT 1 FROM {table} FOR UPDATE"))
    assert not await app.state.realtime.context.run(collecting.collect, KNOWN)
    assert (await db.execute(text("SELECT count(*) FROM webhook_cursors"))).scalar_one() == 0
    await db.rollback()
    await app.state.realtime.context.run(collecting.collect, KNOWN)
    assert (await db.execute(text("SELECT count(*) FROM webhook_deliveries"))).scalar_one() == 1


@pytest.mark.parametrize(("method", "path"), [("DELETE", ""), ("POST", "/test")])
async def test_of_what_is_being_deleted_there_is_nothing_any_more(
    presenter: httpx.AsyncClient, db: AsyncSession, method: str, path: str
) -> None:
    webhook = await create(presenter)
    await db.execute(text("DELETE FROM webhooks"))
    asked = await begun(presenter.request(method, f"/api/webhooks/{webhook['id']}{path}"))
    await db.commit()
    answer = await asked
    assert isinstance(answer, httpx.Response)
    refused(answer, 404, "webhook_not_found")
