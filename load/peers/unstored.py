"""Our own server, but messages are stored nowhere: what is left is everything but the store.

They are numbered from memory and published as if they had been committed, and the log seems to go
as far: else its members were sent out, as they are when a database was restored. Only the load tool
starts this; the app has no such switch.

usage: python unstored.py serve --host 127.0.0.1 --port PORT
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "backend"))

from sqlalchemy.ext.asyncio import AsyncSession

from app.__main__ import main
from app.core.fact import Fact
from app.features.event_log import service as event_log
from app.features.messages import service, writer
from app.features.messages.commands import MessageAck

_heads: dict[str, int] = {}  # by live session
_stored_heads = event_log.heads


async def heads(db: AsyncSession, session_ids: list[str]) -> dict[str, int]:
    """What `event_log.service.heads` says, with what is in memory alone."""
    return {
        id_: _heads.get(id_, head) for id_, head in (await _stored_heads(db, session_ids)).items()
    }


async def store(self: writer.SessionWriter, sent: list[writer._Sent]) -> list[MessageAck]:
    """What `SessionWriter._store` does, without a transaction."""
    session_id, acks = self._session_id, []
    if session_id not in _heads:
        async with self._context.open_db() as db:
            _heads.update(await _stored_heads(db, [session_id]))
    for actor, command in sent:
        row = service._compose(actor, session_id, command)
        _heads[session_id] += 1
        event = service._number(row, _heads[session_id])
        fact = Fact(event.name, event.seq, event.wire(), command.received_at)
        self._context.bus.publish(session_id, fact)
        acks.append(MessageAck.model_validate(row))
    return acks


if __name__ == "__main__":
    event_log.heads = heads
    writer.SessionWriter._store = store  # type: ignore[method-assign]
    main()
