"""What seats do on a clock."""

from app.jobs import Job
from app.participants import service
from app.realtime.tools import Tools


async def touch_seats(tools: Tools) -> None:
    """Note who is here, so that nobody else gets their name."""
    for room in tools.rooms:
        if seats := list(room.presence.seats()):
            await tools.run(service.touch_seats, seats)


JOBS = [Job("touch_seats", service.TOUCH_SECONDS, touch_seats)]
