"""Storing what came to a worker, once a second; what is older than is kept is deleted."""

from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any, NamedTuple, Protocol

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.config import get_settings
from app.features.feeds.limits import FeedLimits
from app.features.feeds.values import broadcaster, repository
from app.features.feeds.values.series import repository as series
from app.realtime.context import WorkerContext
from app.storage.models import FeedCandle, FeedGap
from app.storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

_TRIM_SECONDS = 60.0
Rows = list[dict[str, Any]]


class Unsaved(Protocol):
    """What is to be stored of a session, as `LastValues` and `SeriesBuffer` have it."""

    def take_unsaved(self) -> dict[str, Rows]: ...
    def saved(self) -> None: ...
    def give_back(self, rows: Rows) -> None: ...


class _Store(NamedTuple):
    """Where rows of one sort are stored, and what deletes all but the last of a topic."""

    name: str
    of: Callable[[broadcaster.SessionValues], Unsaved]
    put: Callable[[AsyncSession, Rows], Awaitable[None]]
    keep_last: Callable[[AsyncSession, str, str], Awaitable[None]]


class _Trimmed(dict[tuple[str, str], float]):
    """When rows of a sort and a feed were deleted last."""


def _kept() -> int:
    return get_settings().limits(FeedLimits).feed_points_kept


_STORES = (
    _Store(
        "points",
        lambda values: values.last,
        repository.put,
        lambda db, feed_id, topic: repository.keep_last(db, feed_id, topic, _kept()),
    ),
    _Store(
        "candles",
        lambda values: values.candles,
        lambda db, rows: series.put(db, FeedCandle, rows),
        lambda db, feed_id, topic: series.keep_last(db, FeedCandle, feed_id, topic, _kept()),
    ),
    _Store(
        "gaps",
        lambda values: values.gaps,
        lambda db, rows: series.put(db, FeedGap, rows),
        lambda db, feed_id, topic: series.keep_last(db, FeedGap, feed_id, topic, series.MOST_GAPS),
    ),
)


async def save(context: WorkerContext) -> None:
    """Store what came since the last time, and forget sessions that nobody needs."""
    for session_id, values in list(context.own(broadcaster.WorkerValues).items()):
        was_new = [await _save_all(context, store, store.of(values)) for store in _STORES]
        if not any(was_new):
            broadcaster.forget_unneeded(context, session_id, values)


async def _save_all(context: WorkerContext, store: _Store, kept: Unsaved) -> bool:
    unsaved = kept.take_unsaved()
    for feed_id, rows in unsaved.items():
        await _save_feed(context, store, kept, feed_id, rows)
    kept.saved()
    return bool(unsaved)


async def _save_feed(
    context: WorkerContext, store: _Store, kept: Unsaved, feed_id: str, rows: Rows
) -> None:
    trimmed, now, key = context.own(_Trimmed), monotonic(), (store.name, feed_id)
    is_due = now - trimmed.get(key, 0.0) > _TRIM_SECONDS
    try:
        is_there = await context.run(_store, store, feed_id, rows, trim=is_due)
    except Exception as error:
        kept.give_back(rows)
        log.warning("feed_values_not_saved", feed=feed_id, error=repr(error), exc_info=error)
        return
    if not is_there:
        trimmed.pop(key, None)
    elif is_due:
        trimmed[key] = now


async def _store(work: UnitOfWork, store: _Store, feed_id: str, rows: Rows, *, trim: bool) -> bool:
    """Store rows of the topics that the feed has now; return whether there is the feed."""
    topics = await repository.lock_topics(work.db, feed_id)
    kept = [row for row in rows if row["topic"] in (topics or ())]
    if kept:
        await store.put(work.db, kept)
    if trim:
        for topic in sorted({row["topic"] for row in kept}):
            await store.keep_last(work.db, feed_id, topic)
    return topics is not None
