"""Which parts work."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.bus import Bus
from app.core.config import get_settings
from app.core.disk import DISK
from app.core.error_mapping import NotFound
from app.core.locale import Locale
from app.operations.health import policy, proxy_problems, repository
from app.operations.health.views import (
    Failed,
    PollingState,
    PollsFailed,
    Ready,
    RealtimeState,
    WebSocketState,
)
from app.realtime.engineio.transport_counts import FAILURES, POLL_FAILURES, TransportCounts
from app.storage import migrations

Reason = TypeVar("Reason", bound=str)

PATIENCE_SECONDS = 2.0  # for the database; probes give up after a few


async def ready(db: AsyncSession, bus: Bus, *, draining: bool) -> Ready:
    """Return the state of each part, and of all together."""
    works = {**await _database(db), "bus": bus.works()}
    works["status"] = all(works.values())
    state = {part: "ok" if good else "unavailable" for part, good in works.items()}
    if draining:
        state["status"] = "draining"
    return Ready.model_validate(state)


async def _database(db: AsyncSession) -> dict[str, bool]:
    """Return whether the database accepts writes, and whether its tables are the needed ones."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            is_migrated = await _is_migrated(db)
            takes_writes = DISK.takes_writes and await repository.takes_writes(db)
    except Exception:  # whatever it is, the answer is the same
        return {"database": False, "migrations": False}
    return {"database": takes_writes, "migrations": is_migrated}


async def _is_migrated(db: AsyncSession) -> bool:
    revision = await repository.revision(db)
    if revision is None:
        return await repository.has_every_table(db)
    return await asyncio.to_thread(migrations.is_enough, revision)


def realtime(
    transports: TransportCounts, now: Counter[str], locale: Locale, *, with_addresses: bool
) -> RealtimeState:
    """Return which transports work as far as this worker knows; `now` are the open ones."""
    return RealtimeState(
        websocket=_websocket(transports, now["websocket"]),
        polling=_polling(transports, now["polling"]),
        problems=proxy_problems.of(transports, locale, with_addresses=with_addresses),
    )


def _polling(transports: TransportCounts, now: int) -> PollingState:
    works = transports.posted or transports.upgraded
    worst = None if works else _worst(transports.posts_failed)
    return PollingState(
        status="works" if works else "blocked" if worst else "unknown",
        reason=worst,
        open=now,
        opened=transports.opened["polling"],
        upgraded=transports.upgraded,
        failed=PollsFailed(
            **{failure: transports.posts_failed[failure] for failure in POLL_FAILURES}
        ),
    )


def _websocket(transports: TransportCounts, now: int) -> WebSocketState:
    opened = transports.opened["websocket"] + transports.upgraded
    worst = None if opened else _worst(transports.failed)
    return WebSocketState(
        status="works" if opened else "blocked" if worst else "unknown",
        reason=worst,
        open=now,
        opened=opened,
        failed=Failed(**{failure: transports.failed[failure] for failure in FAILURES}),
    )


def _worst(failed: Counter[Reason]) -> Reason | None:
    return next((reason for reason, _ in failed.most_common(1)), None)


def may_read_addresses(authorization: str, addresses: Iterable[str]) -> bool:
    """Return whether the caller may see addresses: those who may read the metrics."""
    return policy.may_read_metrics(get_settings(), authorization, addresses)


def allow_metrics(authorization: str, addresses: Iterable[str]) -> None:
    """Check that the caller may read the metrics.

    Raises:
        NotFound: they may not; the answer does not reveal that metrics exist.
    """
    if not policy.may_read_metrics(get_settings(), authorization, addresses):
        raise NotFound
