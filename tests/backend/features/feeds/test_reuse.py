"""A session that is used again has the feeds of the old one, stopped and without values."""

from typing import Any

import httpx
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import Feed, FeedPoint, FeedSignal
from fixtures.live_sessions import active
from fixtures.problems import refused

OWN = ("kind", "title", "topics", "options", "secret", "key", "stale_after")


async def prepared(presenter: httpx.AsyncClient, db: AsyncSession) -> dict[str, Any]:
    """A session with two feeds; one has run, and has a secret."""
    session = await active(presenter)
    path = f"/api/sessions/{session['id']}/feeds"
    for title in ("온도", "습도"):
        body = {"kind": "push", "title": title, "topics": ["one", "two"]}
        made = await presenter.post(path, json=body)
        assert made.status_code == 201, made.text
    feed_id = made.json()["id"]
    await presenter.post(f"{path}/{feed_id}/start")
    points = {"points": [{"topic": "one", "value": 1}]}
    assert (await presenter.post(f"{path}/{feed_id}/points", json=points)).is_success
    await presenter.post(f"{path}/{feed_id}/signals", json={"kind": "note", "text": "말"})
    await db.execute(update(Feed).where(Feed.id == feed_id).values(secret="sealed", key="sealed"))
    await db.commit()
    return session


async def feeds_of(db: AsyncSession, session_id: str) -> list[Feed]:
    of = Feed.session_id == session_id
    return list(await db.scalars(select(Feed).where(of).order_by(Feed.created_at)))


async def test_nobody_takes_feeds_of_others(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, db: AsyncSession
):
    session = await prepared(presenter, db)
    response = await stranger.post(f"/api/sessions/{session['id']}/duplicate")
    refused(response, 404, "session_not_found")
    assert await db.scalar(select(func.count()).select_from(Feed)) == 2


async def test_feeds_are_copied_as_they_were_set_up(presenter: httpx.AsyncClient, db: AsyncSession):
    session = await prepared(presenter, db)
    copy = (await presenter.post(f"/api/sessions/{session['id']}/duplicate")).json()
    olds, news = [await feeds_of(db, one["id"]) for one in (session, copy)]
    assert [old.title for old in olds] == ["온도", "습도"]
    for old, new in zip(olds, news, strict=True):
        assert [getattr(new, name) for name in OWN] == [getattr(old, name) for name in OWN]
        assert (new.running, new.started_at) == (False, None)
        assert new.id != old.id
    of_copy = [new.id for new in news]
    points = select(func.count()).where(FeedPoint.feed_id.in_(of_copy))
    signals = select(func.count()).where(FeedSignal.feed_id.in_(of_copy))
    assert [await db.scalar(points), await db.scalar(signals)] == [0, 0]


async def test_of_a_copy_no_feed_tells_its_secret(presenter: httpx.AsyncClient, db: AsyncSession):
    session = await prepared(presenter, db)
    copy = (await presenter.post(f"/api/sessions/{session['id']}/duplicate")).json()
    told = await presenter.get(f"/api/sessions/{copy['id']}/feeds")
    assert "sealed" not in told.text
