"""Our own server, but messages are stored nowhere: what is left is everything but the store.

They are numbered from memory and published as if they had been committed. Only the load tool
starts this; the app has no such switch.

usage: python unstored.py serve --host 127.0.0.1 --port PORT
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "backend"))

from app.__main__ import main
from app.event_log import service as event_log
from app.messages import service, writer
from app.messages.events import NewMessage
from app.models import LiveSession
from app.realtime.tools import Tools

_heads: dict[str, int] = {}  # by live session


async def commit(self: writer.SessionWriter, tools: Tools, batch: list[writer._Letter]) -> None:
    """What `SessionWriter._commit` does, without a transaction."""
    session_id = self._session_id
    if session_id not in _heads:
        async with tools.open_db() as db:
            _heads.update(await event_log.heads(db, [session_id]))
    for actor, command, done in batch:
        message = service._compose(actor, LiveSession(id=session_id), command)
        message.seq = _heads[session_id] = _heads[session_id] + 1
        tools.publisher.publish(session_id, NewMessage.of(message))
        writer._settle(done, message)


if __name__ == "__main__":
    writer.SessionWriter._commit = commit  # type: ignore[method-assign]
    main()
