"""Evaluating rules: one worker reads the stored values once a second, and sends what is due.

What a rule has seen is stored with the signals that it sends, in one transaction: whichever worker
is next, each crossing is sent once.
"""

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.ids import new_id
from app.features.feeds import repository as feeds
from app.features.feeds import signalling
from app.features.feeds.rules import policy, repository
from app.features.feeds.values import broadcaster
from app.features.live_sessions import queries
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job
from app.storage import worker_lease
from app.storage.models import FeedRule
from app.storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

_LEASE, _LEASE_SECONDS = "feed_rules", 3.0
_FRESH_MS = 10_000  # of what is older, nobody is told any more: after a takeover, or an outage
_MINUTE_MS = 60_000

Due = list[tuple[FeedRule, policy.Step]]


class _Holder:
    """Who this worker is for the lease."""

    def __init__(self) -> None:
        self.id = new_id()


async def evaluate(context: WorkerContext) -> None:
    """Evaluate the rules of all running feeds, if this worker has the lease or can take it."""
    async with context.open_db() as db:
        found = await repository.running(db)
    holder = context.own(_Holder).id
    if not found or not await context.run(worker_lease.take, _LEASE, holder, _LEASE_SECONDS):
        return
    for one in found:
        try:
            await _evaluate(context, one.session_id, one.feed_id)
        except Exception as error:
            log.warning("feed_not_judged", feed=one.feed_id, error=repr(error), exc_info=error)


async def _evaluate(context: WorkerContext, session_id: str, feed_id: str) -> None:
    """Look without a lock first: mostly nothing is due."""
    async with context.open_db() as db:
        is_due = bool(await _due(db, feed_id))
    if is_due:
        await context.run(_send_signals, session_id, feed_id)


async def _send_signals(work: UnitOfWork, session_id: str, feed_id: str) -> None:
    session = await queries.lock_for_update(work.db, session_id)
    feed = await feeds.by_id(work.db, session_id, feed_id)
    if feed is None or not feed.running or session.status == "ended":
        return
    for rule, step in await _due(work.db, feed_id):
        if step.direction is not None:
            text = rule.text or policy.text_of(rule, step)
            await signalling.record(work, session_id, feed_id, step.direction, text)


async def _due(db: AsyncSession, feed_id: str) -> Due:
    """Change the rules of a feed by what has come; what is done with that is the caller's."""
    rules = await repository.of_feeds(db, [feed_id])
    now = broadcaster.now_ms()
    since = now - max(_FRESH_MS, *((rule.minutes or 0) * _MINUTE_MS for rule in rules))
    values = await repository.live(db, feed_id, since)
    due: Due = []
    for rule in rules:
        of_topic = [
            policy.Live(row.live_at, row.value) for row in values if row.topic == rule.topic
        ]
        due += [(rule, step) for step in policy.evaluate(rule, of_topic, now - _FRESH_MS)]
    return due


JOBS = [Job("judge_feed_rules", 1.0, evaluate)]
