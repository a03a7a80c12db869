"""Feeds with their last values, and the last signals, as a new member receives them."""

from collections.abc import Sequence
from time import monotonic

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.schemas import View
from app.features.feeds import repository
from app.features.feeds.events import (
    FeedEdited,
    FeedRemoved,
    FeedStarted,
    FeedStopped,
    SignalSent,
)
from app.features.feeds.values import broadcaster
from app.features.feeds.views import FeedInfo, FeedSignal, ShownFeed
from app.realtime.context import WorkerContext
from app.realtime.snapshot import Entering, Part, Shown
from app.storage.models import Feed, LiveSession

MOST_SIGNALS = 20


class ShownFeeds(View):
    """`feeds` are those that were started, in the order of their first start."""

    feeds: list[ShownFeed]


class ShownSignals(View):
    """`signals` are the last 20, oldest first."""

    signals: list[FeedSignal]


async def _read_feeds(db: AsyncSession, session: LiveSession) -> Shown:
    rows = [row for row in await repository.all_of(db, session.id) if row.started_at is not None]
    rows.sort(key=_first_start)
    return {"feeds": [FeedInfo.model_validate(row).wire() for row in rows]}


def _first_start(row: Feed) -> tuple[object, str]:
    return row.started_at, row.id


async def _each(
    context: WorkerContext, session_id: str, shown: Shown, _actor: Actor
) -> Shown | None:
    if not shown["feeds"]:
        broadcaster.open_empty(context, session_id)
        return {"feeds": []}
    values = broadcaster.known(context, session_id)
    return None if values is None else _with_values(shown, values)


async def _together(db: AsyncSession, entering: Entering) -> Sequence[Shown]:
    values = await broadcaster.read(entering.context, db, entering.session_id)
    return [_with_values(entering.shown, values)] * len(entering.actors)


def _with_values(shown: Shown, values: broadcaster.SessionValues) -> Shown:
    now = monotonic()
    return {
        "feeds": [
            {
                **feed,
                "values": {
                    topic: {"value": last.value, "at": last.at, "stale": last.is_stale(now)}
                    for topic, last in values.last.of_feed(feed["id"])
                    if topic in feed["topics"]
                },
            }
            for feed in shown["feeds"]
        ]
    }


def _put(shown: Shown, data: Shown) -> Shown:
    """Put a feed in its place, or behind the others."""
    feeds, new = shown["feeds"], data["feed"]
    if all(feed["id"] != new["id"] for feed in feeds):
        return {"feeds": [*feeds, new]}
    return {"feeds": [new if feed["id"] == new["id"] else feed for feed in feeds]}


def _stopped(shown: Shown, data: Shown) -> Shown:
    return {
        "feeds": [
            {**feed, "running": False} if feed["id"] == data["id"] else feed
            for feed in shown["feeds"]
        ]
    }


def _removed(shown: Shown, data: Shown) -> Shown:
    return {"feeds": [feed for feed in shown["feeds"] if feed["id"] != data["id"]]}


async def _read_signals(db: AsyncSession, session: LiveSession) -> Shown:
    rows = await repository.last_signals(db, session.id, session.last_seq, MOST_SIGNALS)
    return {"signals": [FeedSignal.model_validate(row).wire() for row in rows]}


def _signalled(shown: Shown, data: Shown) -> Shown:
    return {"signals": [*shown["signals"], data][-MOST_SIGNALS:]}


PARTS = [
    Part(
        ShownFeeds,
        _read_feeds,
        changes={
            FeedStarted.name: _put,
            FeedEdited.name: _put,
            FeedStopped.name: _stopped,
            FeedRemoved.name: _removed,
        },
        each=_each,
        together=_together,
    ),
    Part(
        ShownSignals,
        _read_signals,
        changes={SignalSent.name: _signalled},
        rereads=[FeedRemoved.name],
    ),
]
