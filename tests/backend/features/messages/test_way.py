"""A message is followed from its handler to the bytes through few files of our own."""

import inspect
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.batcher import Batcher
from app.features.messages import socket
from app.features.messages.commands import SendMessage
from app.main import app
from app.realtime.engineio.broadcast_group import BroadcastGroup
from app.realtime.engineio.connection import EngineConnection
from app.realtime.events import Head
from app.realtime.gateway.connection_limits import SocketsPerUser
from app.realtime.gateway.dispatcher import Call
from app.realtime.rooms.connection import Connection
from app.realtime.rooms.members import Member
from app.storage import event_log
from app.storage.append_with_rows import AppendWithRows
from fixtures.live_sessions import active
from fixtures.visitor import Pipe
from fixtures.waiting import until
from guards.sources import APP

MOST = (
    12  # files; what is called on the way and returns, as rules, statements and JSON, is beside it
)
WRITER = "features/messages/writer.py"
GROUP = "realtime/engineio/broadcast_group.py"
# A message waits for its batch, is stored, waits for the room's flush, and is written to members.
STOPS = [
    (Batcher, "put"),
    (event_log, "append"),
    (AppendWithRows, "run"),
    (BroadcastGroup, "post"),
]


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Where this run of a test stores."""
    kind: str = request.param
    return kind


def watch(
    monkeypatch: pytest.MonkeyPatch, holder: Any, name: str, passed: set[str], by: str = WRITER
) -> None:
    """Note the files through which a message comes to this function, one of them `by`, and its own.

    What waits comes from the loop, with the files since then only.
    """
    function = getattr(holder, name)

    def watched(*args: Any, **options: Any) -> Any:
        paths = [frame.f_code.co_filename for frame, _ in traceback.walk_stack(None)]
        stack = {place(path) for path in [*paths, inspect.getfile(function)]} - {""}
        if by in stack:
            passed.update(stack)
        return function(*args, **options)

    monkeypatch.setattr(holder, name, watched)


def place(path: str) -> str:
    """Where a file of the app is; of other files nothing."""
    return str(Path(path).relative_to(APP)) if Path(path).is_relative_to(APP) else ""


@asynccontextmanager
async def in_a_room(session_id: str, head: int, pipe: Pipe) -> AsyncIterator[Call]:
    """A participant of this session, who is written to through this pipe."""
    realtime = app.state.realtime
    transport = EngineConnection(realtime.engine, "transport", set())
    transport.connection_made(pipe)
    realtime._server.eio.sockets["transport"] = transport  # which is never pinged
    sid = await realtime._server.manager.connect("transport", "/")
    ann = Member(sid, Actor("a" * 32, "participant", "안", session_id))
    with realtime.rooms.keep_open(session_id) as room:
        await room.add_members([(ann, lambda _count: Head(seq=head))], head)
        connection = Connection(sid, "192.0.2.1", "en", SocketsPerUser(), member=ann, room=room)
        try:
            yield Call(connection, realtime.context)
        finally:
            await room.remove_member(ann)
            room.presence.forget(ann.actor.id)
            await realtime._server.manager.disconnect(sid, "/")
            del realtime._server.eio.sockets["transport"]


async def test_a_message_passes_few_files(
    presenter: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, db: AsyncSession
) -> None:
    session_id, passed = (await active(presenter, chat=True))["id"], set[str]()
    head = await event_log.head(db, session_id) or 0
    pipe = Pipe(10**9)
    async with in_a_room(session_id, head, pipe) as call:
        await socket.send_message(call, SendMessage(message="first"))
        for holder, name in STOPS:
            watch(monkeypatch, holder, name, passed)
        await until(lambda: any("first" in text for text in pipe.read()))
        watch(monkeypatch, pipe, "write", written := set[str](), by=GROUP)
        # By now the worker knows the session's state.
        await socket.send_message(call, SendMessage(message="second"))
        assert call.room.position == head + 2
        await until(lambda: any("second" in text for text in pipe.read()))
    assert {"features/messages/socket.py", GROUP} < passed
    assert GROUP in written
    way = passed | written
    assert len(way) <= MOST, "\n".join(sorted(way))
