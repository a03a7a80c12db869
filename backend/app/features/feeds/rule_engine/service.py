"""Rules of feeds: set, deleted, and begun anew."""

from collections.abc import Mapping
from time import monotonic

from app.core.actor import Actor
from app.core.config import get_settings
from app.features.feeds import service
from app.features.feeds.errors import TopicUnknown
from app.features.feeds.limits import FeedLimits
from app.features.feeds.rule_engine.commands import CreateRule
from app.features.feeds.rule_engine.errors import RuleLimit, RuleNotFound
from app.features.feeds.rules import policy, repository
from app.features.feeds.values import broadcaster
from app.features.feeds.values.last_values import LastValue
from app.features.feeds.views import FeedRule
from app.realtime.context import WorkerContext
from app.storage.models import FeedRule as FeedRuleRow
from app.storage.unit_of_work import UnitOfWork


async def create(
    work: UnitOfWork,
    context: WorkerContext,
    actor: Actor,
    session_id: str,
    feed_id: str,
    command: CreateRule,
) -> FeedRule:
    """Set a rule, which tells of what comes from now on.

    Raises:
        SessionNotFound: the actor does not host it.
        SessionIsFinal: the session has ended.
        FeedNotFound, TopicUnknown: no feed of this session, or no topic of the feed.
        RuleLimit: it has as many as it may.
    """
    feed = await service.locked(work, actor, session_id, feed_id)
    if command.topic not in feed.topics:
        raise TopicUnknown([command.topic])
    if await repository.count(work.db, feed_id) >= _most():
        raise RuleLimit
    row = FeedRuleRow(feed_id=feed_id, since=broadcaster.now_ms(), **command.model_dump())
    values = await broadcaster.read(context, work.db, session_id)
    row.armed = feed.running and _is_armed(row, dict(values.last.of_feed(feed_id)))
    await repository.add(work.db, row)
    await service.announce_to_hosts(work, session_id)
    return FeedRule.model_validate(row)


async def remove(
    work: UnitOfWork, actor: Actor, session_id: str, feed_id: str, rule_id: str
) -> None:
    """Delete a rule; raises like `create`, and RuleNotFound."""
    await service.locked(work, actor, session_id, feed_id)
    row = await repository.by_id(work.db, feed_id, rule_id)
    if row is None:
        raise RuleNotFound
    await repository.remove(work.db, row)
    await service.announce_to_hosts(work, session_id)


def _is_armed(row: FeedRuleRow, values: Mapping[str, LastValue]) -> bool:
    """Whether the last value, if it is not stale, is one from which the rule's can be crossed."""
    last = values.get(row.topic)
    if last is None or row.kind == "change" or last.is_stale(monotonic()):
        return False
    return policy.is_before(row, last.value)


def _most() -> int:
    return get_settings().limits(FeedLimits).feed_rules
