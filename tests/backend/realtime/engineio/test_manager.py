"""python-socketio's rooms on ours: the same answers, in the same order, at another cost."""

import asyncio
from contextlib import AsyncExitStack
from typing import Any

import pytest

from app.realtime.engineio.broadcast_group import BUSY_SECONDS, BroadcastGroup
from app.realtime.engineio.outbound import Outgoing
from fixtures.raw import Raw, opened
from fixtures.socketio_app import ENGINES, SocketIOApp, running
from fixtures.waiting import PATIENCE, until


class Crowd:
    """Some raw clients and their sids."""

    def __init__(self, app: SocketIOApp, stack: AsyncExitStack) -> None:
        self.app, self._stack = app, stack
        self.members: dict[str, Raw] = {}

    async def grow(self, count: int) -> "Crowd":
        """Let clients in."""
        self.app.sio.on("who", lambda sid: sid)
        for _ in range(count):
            raw = await self._stack.enter_async_context(opened(self.app.port))
            raw.send_text('421["who"]')
            self.members[(await raw.text("431"))[5:-2]] = raw
        return self

    @property
    def sids(self) -> list[str]:
        return list(self.members)

    async def received(self) -> list[list[str]]:
        """What each received until a message that all get, sent alone to each."""
        for sid in self.sids:
            await self.app.sio.emit("end", to=sid)
        told = []
        for raw in self.members.values():
            mine: list[str] = []
            while (text := await raw.text("4")) != '42["end"]':
                mine.append(text)
            told.append(mine)
        return told


async def rooms_of_every_kind(sio: Any, a: str, b: str, c: str) -> None:
    for sid in (a, b):
        await sio.enter_room(sid, "one")
    for sid in (b, c):
        await sio.enter_room(sid, "two")
    await sio.emit("to one", 1, room="one")
    await sio.emit("to both", (1, "2", None), room=["one", "two"])
    await sio.emit("not to b", {"a": [1]}, room="one", skip_sid=b)
    await sio.emit("nor to these", "x", room="two", skip_sid=[b, c])
    await sio.emit("to a", to=a)
    await sio.emit("to everybody", "안녕")
    await sio.emit("to nobody", 1, room="nowhere")
    await sio.emit("bytes", b"\x00\xff", room="two")
    await sio.leave_room(b, "two")
    await sio.leave_room(b, "never entered")
    await sio.emit("to two", 2, room="two")
    await sio.close_room("one")
    await sio.emit("to one", 3, room="one")
    await sio.enter_room(c, "one")
    await sio.emit("to one", 4, room="one")


async def test_rooms_answer_as_they_do_as_shipped(stack: AsyncExitStack) -> None:
    told = []
    for make in ENGINES.values():
        app = await stack.enter_async_context(running(make()))
        crowd = await Crowd(app, stack).grow(3)
        await rooms_of_every_kind(app.sio, *crowd.sids)
        told.append(await crowd.received())
        assert [sorted(app.sio.rooms(sid)) for sid in crowd.sids] == [
            sorted({sid, *(["one"] if n == 2 else []), *(["two"] if n == 2 else [])})
            for n, sid in enumerate(crowd.sids)
        ]
    assert told[0] == told[1]


@pytest.mark.parametrize("make", ENGINES.values(), ids=ENGINES)
async def test_callbacks_are_called_with_what_the_client_answers(
    make: Any, stack: AsyncExitStack
) -> None:
    app = await stack.enter_async_context(running(make()))
    crowd, answers = await Crowd(app, stack).grow(1), asyncio.Queue[Any]()
    (sid, raw) = next(iter(crowd.members.items()))
    await app.sio.emit("ask", "?", to=sid, callback=lambda *got: answers.put_nowait(got))
    assert await raw.text("42") == '421["ask","?"]'
    raw.send_text('431["yes",2]')
    async with asyncio.timeout(PATIENCE):
        assert await answers.get() == ("yes", 2)


@pytest.fixture
async def crowd(app: SocketIOApp, stack: AsyncExitStack) -> Crowd:
    """Three members of a busy group."""
    crowd = await Crowd(app, stack).grow(3)
    for sid in crowd.sids:
        await app.sio.enter_room(sid, "group")
    app.sio.manager._groups["/", "group"]._next = asyncio.get_running_loop().time() + BUSY_SECONDS
    await app.sio.emit("first", room="group")
    return crowd


DIRECT = {
    "to one": {"to": 0},
    "to several": {"to": [0, 1, 2]},
    "to all but one": {"to": "group", "skip_sid": 1},
    "to everybody": {},
    "with a callback": {"to": 0, "callback": print},
    "bytes": {"to": "group", "data": b"\x00"},
}


@pytest.mark.parametrize("how", DIRECT.values(), ids=DIRECT)
async def test_nothing_overtakes_what_the_room_was_told_before(
    crowd: Crowd, how: dict[str, Any]
) -> None:
    to, skip = how.get("to"), how.get("skip_sid")
    names = crowd.sids
    found = names[to] if isinstance(to, int) else names if isinstance(to, list) else to
    options = {**how, "to": found} | ({} if skip is None else {"skip_sid": names[skip]})
    await crowd.app.sio.emit("second", **options)
    told = (await crowd.received())[0]
    assert told[0] == '42["first"]'
    assert '"second"' in told[1]


async def test_some_of_a_room_are_told_something_else_in_its_place(crowd: Crowd) -> None:
    sio, (a, b, _) = crowd.app.sio, crowd.sids
    sio.manager.emit_apart("nobody", 0, "no room", [([a], "nobody", 0)])
    sio.manager.emit_apart("hidden", 1, "group", [([a], "seen", 1), ([b, "gone"], "noted", 1)])
    await sio.emit("last", room="group")
    sio.manager._groups["/", "group"].flush()
    assert [[text[3:-1] for text in told] for told in await crowd.received()] == [
        ['"first"', '"seen",1', '"last"'],
        ['"first"', '"noted",1', '"last"'],
        ['"first"', '"hidden",1', '"last"'],
    ]


async def test_a_whole_room_costs_each_event_one_encoding(
    crowd: Crowd, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager, make, encoded = crowd.app.sio.manager, Outgoing.event, list[str]()

    def encode(event: str, *rest: Any) -> Any:
        encoded.append(event)
        return make(event, *rest)

    monkeypatch.setattr(Outgoing, "event", encode)
    manager.emit_apart("hidden", 1, "group", [(crowd.sids[:2], "seen", 1)])
    assert sorted(encoded) == ["hidden", "seen"]


async def test_who_is_let_in_receives_nothing_older(crowd: Crowd, stack: AsyncExitStack) -> None:
    late = await Crowd(crowd.app, stack).grow(1)
    await crowd.app.sio.emit("second", room="group")
    await crowd.app.sio.enter_room(late.sids[0], "group")
    await crowd.app.sio.emit("third", room="group")
    crowd.app.sio.manager._groups["/", "group"].flush()
    assert await late.received() == [['42["third"]']]


class Counting(dict[Any, Any]):
    """Counts how often anybody looks."""

    looks = 0

    def __getitem__(self, key: Any) -> Any:
        Counting.looks += 1
        return super().__getitem__(key)

    def copy(self) -> Any:
        raise AssertionError("a walk through every room")

    items = copy  # type: ignore[assignment]


@pytest.mark.parametrize("others", [10, 1000])
def test_leaving_costs_what_was_joined_however_many_rooms_there_are(others: int) -> None:
    app = ENGINES["ours"]()
    manager = app.sio.manager
    app.listener.close()
    for n in range(others):
        manager.basic_enter_room(f"other {n}", "/", None, eio_sid=f"transport {n}")
        manager.basic_enter_room(f"other {n}", "/", f"room {n}")
        manager.basic_enter_room(f"other {n}", "/", "group")
    manager.basic_enter_room("me", "/", None, eio_sid="mine")
    for room in ("me", "group", "mine alone"):
        manager.basic_enter_room("me", "/", room)
    Counting.looks = 0
    manager.rooms["/"] = Counting(manager.rooms["/"])
    manager.basic_disconnect("me", "/")
    assert Counting.looks <= 4 * 4
    assert not any("me" in room for room in dict.values(manager.rooms["/"]))
    assert ("/", "mine alone") not in manager._groups
    assert ("/", "me") not in manager._rooms_of
    assert isinstance(manager._groups["/", "group"], BroadcastGroup)


class Sid(str):
    """Counts how often two are compared."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Sid.compared += 1
        return str.__eq__(self, other)


@pytest.mark.parametrize("engine", ENGINES)
async def test_looking_whether_one_is_connected_costs_the_same_however_many_leave(
    engine: str,
) -> None:
    app = ENGINES[engine]()
    manager = app.sio.manager
    app.listener.close()
    sids = [Sid(await manager.pre_connect(f"transport {n}", "/")) for n in range(1000)]
    for sid in sids:
        await manager.connect(sid, "/")
    for sid in sids[:-1]:
        manager.pre_disconnect(sid, "/")
    Sid.compared = 0
    assert manager.is_connected(sids[-1], "/")
    assert not manager.is_connected(sids[500], "/")
    assert (Sid.compared > 1000) == (engine == "stock")
    for sid in sids:
        manager.basic_disconnect(sid, "/")
    assert not any([manager.rooms, manager.pending_connect, manager.pending_disconnect])


async def test_when_everybody_has_left_nothing_is_kept(
    app: SocketIOApp, stack: AsyncExitStack
) -> None:
    async with AsyncExitStack() as inside:
        crowd = await Crowd(app, inside).grow(5)
        for sid in crowd.sids:
            await app.sio.enter_room(sid, "group")
            await app.sio.emit("note", room="group")
    await until(lambda: not app.transports and not app.sio.manager.rooms)
    manager = app.sio.manager
    assert not any([manager._groups, manager._rooms_of, manager.callbacks])
    assert not any([manager.pending_connect, manager.pending_disconnect])
