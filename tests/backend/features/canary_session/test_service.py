"""The canaries' session: one for all, nobody else's, and never an old one."""

import asyncio
from datetime import timedelta

import httpx
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.canary_session import service
from app.main import app
from app.storage.models import EventRow, LiveSession, User
from fixtures.live_sessions import active
from fixtures.problems import refused

CONTEXT = app.state.realtime.context


async def grow_old(db: AsyncSession, session_id: str, by: timedelta) -> None:
    """Let a session have been made earlier."""
    then = {"created_at": utc_now() - by}
    await db.execute(update(LiveSession).where(LiveSession.id == session_id).values(**then))
    await db.commit()


async def test_nobody_lists_it_and_nobody_joins(
    db: AsyncSession, anyone: httpx.AsyncClient, presenter: httpx.AsyncClient
) -> None:
    current = await CONTEXT.run(service.current)
    session = await db.get(LiveSession, current.session_id)
    assert session is not None
    assert session.status == "active"
    path = f"/api/join/{session.session_code}"
    refused(await anyone.post(path, json={"nickname": "cat"}), 409, "session_locked")
    assert (await presenter.get("/api/sessions")).json() == []
    refused(await presenter.get(f"/api/sessions/{session.id}"), 404, "session_not_found")


async def test_it_is_the_same_for_all_who_ask_at_once(db: AsyncSession) -> None:
    opened = await asyncio.gather(*[CONTEXT.run(service.current) for _ in range(4)])
    assert len({session.session_id for session in opened}) == 1
    assert await db.scalar(select(func.count()).select_from(User)) == 1


async def test_an_old_one_is_left_and_then_deleted_with_its_log(
    db: AsyncSession, presenter: httpx.AsyncClient
) -> None:
    other = (await active(presenter))["id"]
    old = (await CONTEXT.run(service.current)).session_id
    await grow_old(db, old, service.REPLACED_AFTER + timedelta(seconds=1))
    fresh = (await CONTEXT.run(service.current)).session_id
    assert fresh != old
    await CONTEXT.run(service.sweep)
    assert await db.get(LiveSession, old) is not None  # some canary may still be there
    await grow_old(db, old, service.REPLACED_AFTER + timedelta(minutes=2))
    await CONTEXT.run(service.sweep)
    kept = set(await db.scalars(select(LiveSession.id)))
    assert kept == {other, fresh}
    assert set(await db.scalars(select(EventRow.session_id))) == kept


async def test_where_it_has_ended_there_is_a_new_one(db: AsyncSession) -> None:
    first = (await CONTEXT.run(service.current)).session_id
    await db.execute(update(LiveSession).values(status="ended"))
    await db.commit()
    assert (await CONTEXT.run(service.current)).session_id != first
