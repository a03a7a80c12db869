"""Periodic jobs about co-hosts: store who is here, forget what nobody can take any more."""

from dataclasses import replace
from datetime import timedelta

import httpx
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.co_hosts.jobs import forget_unused_invitations, touch_co_hosts
from app.main import app
from app.storage.models import CoHost
from fixtures.invitations import co_hosts_of, enlist, invite
from fixtures.live_sessions import create
from fixtures.rooms import SESSION, RoomHarness


async def expire(db: AsyncSession) -> None:
    """Let every invitation of before be over."""
    await db.execute(update(CoHost).values(expires_at=utc_now() - timedelta(seconds=1)))
    await db.commit()


async def test_invitations_that_nobody_can_take_are_forgotten_and_the_others_are_not(
    presenter: httpx.AsyncClient, db: AsyncSession
):
    session = await create(presenter)
    await enlist(presenter, session)
    await invite(presenter, session)
    await expire(db)
    fresh, revoked = [await invite(presenter, session) for _ in range(2)]
    await presenter.delete(f"/api/sessions/{session['id']}/crew/{revoked['id']}")
    await forget_unused_invitations(app.state.realtime.context)
    left = await db.scalars(select(CoHost).order_by(CoHost.invited_at))
    assert [one.name or one.id for one in left] == ["도우미", fresh["id"]]


async def test_whoever_has_a_socket_was_seen_and_nobody_else(
    presenter: httpx.AsyncClient, db: AsyncSession, harness: RoomHarness
):
    session = await create(presenter)
    here = (await enlist(presenter, session, name="여기"))["crew"]["id"]
    await enlist(presenter, session, name="저기")
    long_ago = utc_now() - timedelta(hours=1)
    await db.execute(update(CoHost).values(last_seen_at=long_ago))
    await db.commit()
    with harness.rooms.keep_open(SESSION) as room:
        await harness.enter(room, here, 0, "moderator")
        await harness.enter(room, "the presenter", 0, "presenter")
        await touch_co_hosts(replace(app.state.realtime.context, rooms=harness.rooms))
    seen = {one["name"]: one["last_seen_at"] for one in await co_hosts_of(presenter, session)}
    assert seen["저기"] < seen["여기"]
