"""The quality of participants' connections, for hosts."""

from app.realtime.context import WorkerContext
from app.realtime.engineio.round_trips import nearest_ranks
from app.realtime.events import ConnectionQuality

QUALITY_SECONDS = 5.0
SLOW_SECONDS = 1.0


async def send_quality(context: WorkerContext) -> None:
    """Send each host on this worker the quality of its participants here.

    Rooms without a host cost nothing.
    """
    for room in context.rooms:
        if not room.hosts:
            continue
        means = await context.round_trips(room.channel, room.hosts)
        quality = of(means, room.lagging)
        for sid in list(room.hosts):
            await context.delivery.send(quality, to=sid)


def of(means: list[float], lagging: int = 0) -> ConnectionQuality:
    """Build the event from mean round trips in seconds and the number of lagging members."""
    ranks = nearest_ranks(means)
    p50, p90, p99 = (round(rank * 1000) for rank in ranks) if ranks else (None, None, None)
    slow = sum(mean > SLOW_SECONDS for mean in means) + lagging
    measured = len(means) + lagging
    return ConnectionQuality(p50_ms=p50, p90_ms=p90, p99_ms=p99, measured=measured, slow=slow)
