"""What is done about kept data on a clock."""

from app.features.privacy import closing, service
from app.realtime.scheduler import Job
from app.realtime.tools import Tools

EXPIRE_SECONDS = 15.0


async def delete_expired(tools: Tools) -> None:
    """Delete the sessions whose time is over, each in transactions of bounded size."""
    async with tools.open_db() as db:
        found = await service.due(db)
    for session_id in found:
        more = True
        while more:
            more = await tools.run(service.delete_some_if_due, session_id)


JOBS = [
    Job("delete_expired_sessions", EXPIRE_SECONDS, delete_expired),
    Job("close_deleted_sessions", 2.0, closing.close_deleted),
    Job("cut_erased", 1.0, closing.cut_erased),
]
