"""How often each emoji was sent: stored once a second, and told five times a second at most."""

from app.core.clock import utc_now
from app.features.reactions import repository
from app.features.reactions.events import ReactionUpdate
from app.realtime.rooms.room import Room
from app.realtime.rooms.total import Counts
from app.realtime.totals import Totals
from app.storage.unit_of_work import UnitOfWork


def _send(room: Room, counts: Counts, totals: Counts) -> None:
    room.send_soon(ReactionUpdate(counts=dict(counts), totals=dict(totals)))


async def _store(work: UnitOfWork, session_id: str, counts: Counts) -> None:
    await repository.add_counts(work.db, session_id, counts)
    minute = int(utc_now().timestamp()) // 60
    await repository.add_to_minute(work.db, session_id, minute, sum(counts.values()))


REACTIONS = Totals(
    "reactions",
    signal="reacted",
    interval=0.2,
    send=_send,
    read=repository.totals_of,
    store=_store,
)
