"""How good the participants' connections are, told to who hosts."""

from app.realtime.context import WorkerContext
from app.realtime.engineio.round_trips import nearest_ranks
from app.realtime.events import ConnectionQuality

QUALITY_SECONDS = 5.0
SLOW_SECONDS = 1.0


async def tell_quality(context: WorkerContext) -> None:
    """Tell each host's socket on this worker about the participants who are here too.

    Rooms without a host cost nothing, one of 8,000 members some 3 ms.
    """
    for room in context.rooms:
        if not room.hosts:
            continue
        quality = of(context.round_trips(room.audience, room.hosts), room.lagging)
        for sid in list(room.hosts):
            await context.publisher.tell(quality, to=sid)


def of(means: list[float], lagging: int = 0) -> ConnectionQuality:
    """The quality of connections with these mean round trips, in seconds, and of those that lag."""
    ranks = nearest_ranks(means)
    p50, p90, p99 = (round(rank * 1000) for rank in ranks) if ranks else (None, None, None)
    slow = sum(mean > SLOW_SECONDS for mean in means) + lagging
    measured = len(means) + lagging
    return ConnectionQuality(p50_ms=p50, p90_ms=p90, p99_ms=p99, measured=measured, slow=slow)
