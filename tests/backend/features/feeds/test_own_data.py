"""Feeds belong to the session: its presenter takes them along, and they are deleted with it."""

import httpx
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import Feed, FeedCandle, FeedGap, FeedPoint, FeedRule, FeedSignal
from fixtures.live_sessions import active

BODY = {"kind": "push", "topics": ["speed"], "title": "Speed"}
RULE = {"topic": "speed", "kind": "change", "value": 5, "minutes": 3, "text": "Fast"}


async def with_feed(presenter: httpx.AsyncClient) -> str:
    """The path of a session with a feed, which has a value and a signal."""
    path = f"/api/sessions/{(await active(presenter))['id']}"
    feed = (await presenter.post(f"{path}/feeds", json=BODY)).json()["id"]
    signal = {"kind": "high", "text": "Above 1"}
    for step, body in [("start", None), ("signals", signal), ("rules", RULE)]:
        (await presenter.post(f"{path}/feeds/{feed}/{step}", json=body)).raise_for_status()
    return path


async def test_a_presenter_takes_feeds_along(presenter: httpx.AsyncClient) -> None:
    await with_feed(presenter)
    [session] = (await presenter.get("/api/account/data")).json()["sessions"]
    assert session["feeds"] == [{**BODY, "rules": [RULE]}]


async def test_a_deleted_session_leaves_nothing_of_its_feeds(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    path = await with_feed(presenter)
    feed = (await db.scalars(select(Feed))).one()
    db.add(FeedPoint(feed_id=feed.id, topic="speed", second=1, at=1000, value=1.5))
    prices = {"open": 1, "high": 2, "low": 1, "close": 2, "volume": 3, "closed": True}
    db.add(FeedCandle(feed_id=feed.id, topic="speed", begins=0, ends=1000, **prices))
    db.add(FeedGap(feed_id=feed.id, topic="speed", begins=0, ends=1000))
    await db.commit()
    (await presenter.post(f"{path}/end")).raise_for_status()
    (await presenter.delete(path)).raise_for_status()
    for table in (Feed, FeedPoint, FeedCandle, FeedGap, FeedRule, FeedSignal):
        assert await db.scalar(select(func.count()).select_from(table)) == 0
