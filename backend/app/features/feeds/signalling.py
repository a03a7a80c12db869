"""Signals: what a host, a program or a rule has seen in a feed's numbers, told to everybody."""

from typing import Any

from app.core.actor import Actor
from app.core.config import get_settings
from app.core.ids import new_id
from app.core.limit_errors import RateLimited
from app.core.metrics import METRICS
from app.features.feeds import repository, service
from app.features.feeds.commands import SendSignal
from app.features.feeds.events import SignalSent
from app.features.feeds.limits import FeedLimits
from app.features.feeds.values import broadcaster
from app.features.feeds.views import FeedSignal
from app.realtime.context import WorkerContext
from app.storage.models import FeedSignal as FeedSignalRow
from app.storage.unit_of_work import UnitOfWork


async def count(context: WorkerContext, actor: Actor, session_id: str) -> None:
    """Count one more signal of a host in a session; raises RateLimited."""
    rates = get_settings().limits(FeedLimits).limit_signals
    if wait := await context.limiter.take(f"signals:{session_id}:{actor.id}", rates):
        METRICS.limited["signals"] += 1
        raise RateLimited(wait)


async def send(
    work: UnitOfWork, actor: Actor, session_id: str, feed_id: str, command: SendSignal
) -> FeedSignal:
    """Tell everybody of something in a feed's numbers.

    Raises:
        SessionNotFound: the actor does not host it.
        SessionIsFinal: the session has ended.
        FeedNotFound: no feed of this session.
    """
    row = await service.locked(work, actor, session_id, feed_id)
    return await record(work, session_id, row.id, command.kind, command.text)


async def record(
    work: UnitOfWork, session_id: str, feed_id: str, kind: str, text: str
) -> FeedSignal:
    """Tell everybody of something in a feed's numbers; the caller has checked the session."""
    content = {"kind": kind, "text": text}
    columns: dict[str, Any] = {
        "id": new_id(),
        "feed_id": feed_id,
        "at": broadcaster.now_ms(),
        **content,
    }
    event = await work.record(session_id, lambda seq: SignalSent(seq=seq, **columns))
    stored = FeedSignalRow(session_id=session_id, seq=event.seq, **columns)
    await repository.add(work.db, stored)
    return FeedSignal.model_validate(stored)
