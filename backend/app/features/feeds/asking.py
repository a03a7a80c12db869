"""Whether an exchange has the topics of a feed: asked before the feed is attached or changed."""

from app.core.actor import Actor
from app.features.feeds import columns, policy, repository
from app.features.feeds.collector.asking import unknown_topics
from app.features.feeds.commands import CreateFeed, EditFeed
from app.features.feeds.errors import FeedNotFound, TopicUnknown
from app.features.feeds.sources.checks import config_of
from app.features.feeds.sources.network import WorkerNetwork
from app.features.live_sessions import queries
from app.features.live_sessions.policy import check_changeable
from app.realtime.context import WorkerContext
from app.storage.models import Feed

_ABOUT = frozenset({"topics", "market", "url"})


async def ask_of_new(
    context: WorkerContext, actor: Actor, session_id: str, command: CreateFeed
) -> None:
    """Ask about the topics of a feed that is to be attached.

    Raises:
        SessionNotFound, SessionIsFinal: the actor cannot attach any.
        TopicUnknown: the exchange says that it does not have them.
        FeedHostRefused, FeedInvalid: as for `columns.put`.
    """
    await _check_host(context, actor, session_id)
    feed = Feed(session_id=session_id, options={})
    columns.put(feed, command)
    await _ask(context, feed)


async def ask_of_changed(
    context: WorkerContext, actor: Actor, session_id: str, feed_id: str, command: EditFeed
) -> None:
    """Ask about the topics of a feed as it is to be; raises the same, FeedNotFound, FeedRunning."""
    if not _ABOUT & command.model_fields_set:
        return
    await _check_host(context, actor, session_id)
    async with context.open_db() as db:
        stored = await repository.by_id(db, session_id, feed_id)
    if stored is None:
        raise FeedNotFound
    policy.check_stopped(stored)
    feed = Feed(**stored.columns())
    columns.put(feed, command)
    await _ask(context, feed)


async def _check_host(context: WorkerContext, actor: Actor, session_id: str) -> None:
    async with context.open_db() as db:
        check_changeable((await queries.hosted_by(db, actor, session_id)).status)


async def _ask(context: WorkerContext, feed: Feed) -> None:
    if feed.kind == "push":
        return
    network = context.own(WorkerNetwork).network
    unknown = await unknown_topics(config_of(feed), network)
    if unknown:
        raise TopicUnknown([*unknown])
