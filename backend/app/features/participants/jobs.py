"""What seats do on a clock."""

from app.features.names.service import TOUCH_SECONDS
from app.features.participants import service
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job

_AT_ONCE = 10_000  # databases bound the values of one statement


async def touch_seats(context: WorkerContext) -> None:
    """Note who is here, so that nobody else gets their name."""
    seats = [seat for room in context.rooms for seat in room.presence.seats()]
    for start in range(0, len(seats), _AT_ONCE):
        await context.run(service.touch_seats, seats[start : start + _AT_ONCE])


JOBS = [Job("touch_seats", TOUCH_SECONDS, touch_seats)]
