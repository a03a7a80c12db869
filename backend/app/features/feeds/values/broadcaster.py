"""The values of a worker's sessions: sent to rooms, and to other workers."""

import time
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from time import monotonic
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import Throttle
from app.core.rates import Bucket
from app.core.schemas import Event
from app.features.feeds.events import FeedCandles, FeedGap, FeedStarted, FeedUpdate
from app.features.feeds.values import repository
from app.features.feeds.values.last_values import Key, LastValue, LastValues
from app.features.feeds.values.series.buffer import SeriesBuffer
from app.features.feeds.values.series.repository import CANDLE, GAP
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room

INTERVAL_SECONDS = 0.25  # between two totals of one topic, at least
SIGNAL, FORGET, STATE = "feed_values", "feed_forgotten", "feed_state"
_COMPARED_SECONDS = 10  # what is older was compared before


class SessionValues:
    """The values of one session, when they are sent next, and how many came.

    Those of a session without feeds are not compared with the database. Whoever was entering when
    `missed` were sent was neither shown nor sent them.
    """

    def __init__(self, last: LastValues, clock: Throttle, *, has_feeds: bool) -> None:
        self.last = last
        self.missed: set[Key] = set()
        self.has_feeds = has_feeds
        self.candles = SeriesBuffer(CANDLE)
        self.gaps = SeriesBuffer(GAP)
        self.clock = clock
        self.bucket = Bucket()


class WorkerValues(dict[str, SessionValues]):
    """A worker's values by live session.

    By feed, `held` names the sessions whose feeds this worker reads: their values stay.
    """

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[str, str] = {}


def values_of_feed(context: WorkerContext, feed_id: str) -> SessionValues | None:
    """Return the values of the session of a feed that this worker reads; None if forgotten."""
    sessions = context.own(WorkerValues)
    return sessions.get(sessions.held.get(feed_id, ""))


def now_ms() -> int:
    """Return the time in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def known(context: WorkerContext, session_id: str) -> SessionValues | None:
    """Return a session's values if this worker has read them."""
    return context.own(WorkerValues).get(session_id)


async def read(context: WorkerContext, db: AsyncSession, session_id: str) -> SessionValues:
    """Return a session's values, which are read from the database first if need be."""
    if (values := known(context, session_id)) is not None:
        return values
    stored = _stored(await repository.last_of(db, session_id))
    found = stored.get(session_id, {})
    return known(context, session_id) or _new(context, session_id, found, has_feeds=True)


def open_empty(context: WorkerContext, session_id: str) -> None:
    """Keep the values of a session from now on, in which no feed has run yet."""
    if known(context, session_id) is None:
        _new(context, session_id, {}, has_feeds=False)


def receive(context: WorkerContext, room: Room, data: dict[str, Any]) -> None:
    """Take values from another worker; of a session without values here they are read later."""
    if values := known(context, room.session_id):
        values.last.add_remote(data["values"], monotonic())
        values.candles.add_remote(data.get("candles", ()))
        values.gaps.add_remote(data.get("gaps", ()))
        values.clock.request()


def forget(context: WorkerContext, room: Room, data: dict[str, Any]) -> None:
    """Forget the values of a feed that was deleted, or that has only the `topics` of `data` now."""
    context.own(WorkerValues).held.pop(data["id"], None)
    if values := known(context, room.session_id):
        for known_here in (values.last, values.candles, values.gaps):
            known_here.forget(data["id"], data["topics"])


def announce_state(context: WorkerContext, session_id: str, feed_id: str, *, is_live: bool) -> None:
    """Say on all workers, from the one that reads a feed, whether its source is live."""
    data = {"id": feed_id, "is_live": is_live}
    if values := known(context, session_id):
        _set_live(values, data)
    context.bus.signal(session_id, STATE, data)


def receive_state(context: WorkerContext, room: Room, data: dict[str, Any]) -> None:
    """Take from the worker that reads a feed whether its source is live."""
    if values := known(context, room.session_id):
        _set_live(values, data)


def _set_live(values: SessionValues, data: dict[str, Any]) -> None:
    now = monotonic()
    values.last.set_live(data["id"], now, is_live=data["is_live"])
    if values.last.update_stale(now):
        values.clock.request()


async def watch(context: WorkerContext) -> None:
    """Tell members of values that have become stale, or that they have not received."""
    sessions = context.own(WorkerValues)
    stored: Mapping[str, Mapping[Key, LastValue]] = {}
    asked = [one for one, values in sessions.items() if _is_compared(context, one, values)]
    if asked:
        async with context.open_db() as db:
            rows = await repository.newer(db, asked, now_ms() // 1000 - _COMPARED_SECONDS)
        stored = _stored(rows)
    for session_id, values in sessions.items():
        is_newer = values.last.compare(stored.get(session_id, {}))
        is_missed = values.last.send_again(values.missed)
        values.missed = set()
        if values.last.update_stale(monotonic()) or is_newer or is_missed:
            values.clock.request()


def forget_unneeded(context: WorkerContext, session_id: str, values: SessionValues) -> None:
    """Forget the values of a session that nobody is in, and whose feeds nobody reads here."""
    sessions = context.own(WorkerValues)
    is_held = session_id in sessions.held.values()
    if not is_held and context.rooms.get(session_id) is None:
        values.clock.cancel()
        del sessions[session_id]


def _new(
    context: WorkerContext, session_id: str, stored: Mapping[Key, LastValue], *, has_feeds: bool
) -> SessionValues:
    clock = Throttle(INTERVAL_SECONDS, partial(_send, context, session_id))
    values = SessionValues(LastValues(stored), clock, has_feeds=has_feeds)
    context.own(WorkerValues)[session_id] = values
    return values


def _is_compared(context: WorkerContext, session_id: str, values: SessionValues) -> bool:
    room = context.rooms.get(session_id)
    if room is not None and FeedStarted.name in room.latest:
        values.has_feeds = True
    return room is not None and values.has_feeds


def _stored(rows: Iterable[Any]) -> dict[str, dict[Key, LastValue]]:
    """Return stored values by session, as if they had been received when they were so."""
    now, at_now = monotonic(), now_ms()
    stored: dict[str, dict[Key, LastValue]] = {}
    for row in rows:
        confirmed_at = now - (at_now - row.at) / 1000
        last = LastValue(row.value, row.at, confirmed_at, row.stale_after)
        stored.setdefault(row.session_id, {})[row.feed_id, row.topic] = last
    return stored


def _send(context: WorkerContext, session_id: str) -> None:
    """Send members everything that is new, and the other workers what came to this one."""
    values, room = known(context, session_id), context.rooms.get(session_id)
    if values is None:
        return
    news = [*_news(values)]
    if room is not None:
        for event in news:
            room.send_soon(event)
        if room.pending_joins:
            values.missed |= {(one.id, one.topic) for one in news if isinstance(one, FeedUpdate)}
    own: dict[str, Any] = {
        "values": values.last.take_own(),
        "candles": values.candles.take_own(),
        "gaps": values.gaps.take_own(),
    }
    if any(own.values()):
        context.bus.signal(session_id, SIGNAL, own)


def _news(values: SessionValues) -> Iterator[Event]:
    """What members have not been sent: gaps and candles before the values that follow them."""
    for (feed_id, topic), rows in values.gaps.take_news():
        for begins, ends, missing in rows:
            yield FeedGap(id=feed_id, topic=topic, begins=begins, ends=ends, missing=missing)
    for (feed_id, topic), rows in values.candles.take_news():
        yield FeedCandles(id=feed_id, topic=topic, candles=[(*row,) for row in rows])
    for (feed_id, topic), last in values.last.take_news(monotonic()):
        stale = last.sent_stale
        yield FeedUpdate(id=feed_id, topic=topic, value=last.value, at=last.at, stale=stale)
