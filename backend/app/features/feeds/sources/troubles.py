"""What is wrong with a feed, as its source says: stored, so that hosts read it on every worker."""

from collections.abc import Sequence
from typing import Any

import msgspec

from app.features.feeds import repository
from app.features.feeds.events import FEEDS
from app.features.feeds.streams.trouble import Trouble
from app.features.live_sessions.events import Hidden
from app.storage.unit_of_work import UnitOfWork

Stored = list[dict[str, Any]]


def stored(troubles: Sequence[Trouble]) -> Stored:
    """Return troubles as they are stored: as JSON, each with `code`, `topic` and `reason`."""
    return [msgspec.to_builtins(one) for one in troubles]


async def note(work: UnitOfWork, session_id: str, feed_id: str, troubles: Stored) -> None:
    """Store what is wrong with a feed, and have hosts read their list again."""
    feed = await repository.by_id(work.db, session_id, feed_id)
    if feed is not None and (feed.troubles or []) != troubles:
        feed.troubles = troubles
        await work.record(session_id, lambda seq: Hidden(seq=seq, topics=[FEEDS]))
