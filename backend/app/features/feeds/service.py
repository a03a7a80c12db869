"""Feeds: attach, change, start, stop, delete."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.config import get_settings
from app.core.schemas import EventFactory
from app.features.feeds import columns, policy, repository
from app.features.feeds.commands import CreateFeed, EditFeed
from app.features.feeds.errors import FeedLimit, FeedNotFound
from app.features.feeds.events import (
    FEEDS,
    FeedEdited,
    FeedRemoved,
    FeedStarted,
    FeedStopped,
)
from app.features.feeds.limits import FeedLimits
from app.features.feeds.rules import repository as rules
from app.features.feeds.values import broadcaster
from app.features.feeds.views import Feed, FeedInfo
from app.features.live_sessions import queries
from app.features.live_sessions.events import Hidden
from app.features.stage import service as stage
from app.storage.models import Feed as FeedRow
from app.storage.unit_of_work import UnitOfWork


async def create(work: UnitOfWork, actor: Actor, session_id: str, command: CreateFeed) -> Feed:
    """Attach a feed, which nobody but hosts sees before its first start.

    Raises:
        SessionNotFound: the actor does not host it.
        SessionIsFinal: the session has ended.
        TopicUnknown: the kind has no such topics.
        FeedHostRefused: this server does not connect there.
        FeedInvalid: the options do not fit the kind.
        FeedLimit: there are as many as there may be.
    """
    await queries.lock_changeable(work.db, actor, session_id)
    if await repository.count(work.db, session_id) >= _limits().feeds_per_session:
        raise FeedLimit
    row = FeedRow(session_id=session_id, options={})
    columns.put(row, command)
    await repository.add(work.db, row)
    await announce_to_hosts(work, session_id)
    return Feed.of(row, [])


async def edit(
    work: UnitOfWork, actor: Actor, session_id: str, feed_id: str, command: EditFeed
) -> Feed:
    """Change a feed that stands still.

    Raises:
        SessionNotFound, SessionIsFinal: as for `create`.
        TopicUnknown, FeedHostRefused, FeedInvalid: as for `create`.
        FeedNotFound: no feed of this session.
        FeedRunning: it runs.
    """
    row = await locked(work, actor, session_id, feed_id)
    policy.check_stopped(row)
    columns.put(row, command)
    await repository.remove_other_topics(work.db, row)
    await work.record(session_id, _edited(row))
    _forget(work, row, row.topics)
    return await _view(work, row)


async def remove(work: UnitOfWork, actor: Actor, session_id: str, feed_id: str) -> None:
    """Delete a feed with its values and signals, also after the session has ended.

    Raises:
        SessionNotFound, FeedNotFound: as for `edit`.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    row = await find(work.db, session_id, feed_id)
    was_shown = row.started_at is not None
    await repository.remove(work.db, row)
    removal: EventFactory = lambda seq: FeedRemoved(seq=seq, id=feed_id)  # noqa: E731
    removed = [removal] if was_shown else [_list_changed()]
    await work.record_all(session_id, [*removed, *stage.cleared_of(session, feed_id)])
    _forget(work, row, [])


async def start(work: UnitOfWork, actor: Actor, session_id: str, feed_id: str) -> Feed:
    """Let a feed run; one that runs already is told to nobody.

    Raises:
        SessionNotFound, SessionIsFinal, FeedNotFound: as for `edit`.
        FeedLimit: the server runs as many as it may.
    """
    row = await locked(work, actor, session_id, feed_id)
    if not row.running:
        if await repository.count_running(work.db) >= _limits().feeds_running:
            raise FeedLimit
        row.running, row.started_at = True, row.started_at or utc_now()
        for rule in await rules.of_feeds(work.db, [row.id]):  # what was before counts no more
            rule.armed, rule.since = False, broadcaster.now_ms()
        info = FeedInfo.model_validate(row)
        await work.record(session_id, lambda seq: FeedStarted(seq=seq, feed=info))
    return await _view(work, row)


async def stop(work: UnitOfWork, actor: Actor, session_id: str, feed_id: str) -> Feed:
    """Let a feed stand still; raises like `edit`."""
    row = await locked(work, actor, session_id, feed_id)
    if row.running:
        row.running = False
        await work.record(session_id, lambda seq: FeedStopped(seq=seq, id=feed_id))
    return await _view(work, row)


async def announce_to_hosts(work: UnitOfWork, session_id: str) -> None:
    """Have hosts read their list of feeds again."""
    await work.record(session_id, _list_changed())


async def find(db: AsyncSession, session_id: str, feed_id: str) -> FeedRow:
    """Return a feed of this session, as stored now; raises FeedNotFound."""
    row = await repository.by_id(db, session_id, feed_id)
    if row is None:
        raise FeedNotFound
    return row


async def locked(work: UnitOfWork, actor: Actor, session_id: str, feed_id: str) -> FeedRow:
    """Return a feed; the session's row, which every change locks first, is locked."""
    await queries.lock_changeable(work.db, actor, session_id)
    return await find(work.db, session_id, feed_id)


async def _view(work: UnitOfWork, row: FeedRow) -> Feed:
    return Feed.of(row, await rules.of_feeds(work.db, [row.id]))


def _limits() -> FeedLimits:
    return get_settings().limits(FeedLimits)


def _list_changed() -> EventFactory:
    return lambda seq: Hidden(seq=seq, topics=[FEEDS])


def _edited(row: FeedRow) -> EventFactory:
    if row.started_at is None:
        return _list_changed()
    info = FeedInfo.model_validate(row)
    return lambda seq: FeedEdited(seq=seq, feed=info)


def _forget(work: UnitOfWork, row: FeedRow, topics: list[str]) -> None:
    """Have every worker forget the values of other topics."""
    work.signal_all(row.session_id, broadcaster.FORGET, {"id": row.id, "topics": topics})
