"""A room: who is let in hears everything behind their welcome, and when it closes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from app.identity.actor import Actor
from app.jobs import Job, running
from app.realtime import jobs, presence
from app.realtime import room as rooms
from app.realtime.bus import InProcessBus
from app.realtime.events import Head
from app.realtime.fact import Fact
from app.realtime.publisher import Publisher
from app.realtime.room import Member, Room
from app.realtime.rooms import Rooms
from app.realtime.tools import Tools

SESSION = "session"


class Ears:
    """Sockets and rooms as python-socketio has them, which remember what they heard."""

    def __init__(self) -> None:
        self.heard: dict[str, list[tuple[str, Any]]] = {}
        self.rooms: dict[str, set[str]] = {}
        self.news = asyncio.Condition()

    async def emit(self, event: str, data: Any, *, to: str) -> None:
        """Tell a socket, or a room."""
        for sid in list(self.rooms.get(to, {to})):
            await asyncio.sleep(0)
            self.heard.setdefault(sid, []).append((event, data))
        async with self.news:
            self.news.notify_all()

    async def enter_room(self, sid: str, room: str) -> None:
        """Let a socket hear a room."""
        self.rooms.setdefault(room, set()).add(sid)

    async def leave_room(self, sid: str, room: str) -> None:
        """Let it hear the room no more."""
        self.rooms[room].discard(sid)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something told has made this true."""
        async with asyncio.timeout(2), self.news:
            await self.news.wait_for(condition)


class House:
    """Rooms on a bus, a log, and ears."""

    def __init__(self) -> None:
        self.ears, self.bus = Ears(), InProcessBus()
        self.log: list[Fact] = []
        self.publisher = Publisher(self.bus, self.ears)
        self.rooms = Rooms(self.bus, self.publisher, self.read_log)

    async def read_log(self, _session_id: str, since: int) -> list[Fact]:
        """Read the log."""
        return [fact for fact in self.log if fact.seq > since]

    def happen(self, seq: int) -> None:
        """Store a fact and bring it to the room."""
        self.log.append(Fact("fact", seq, {"seq": seq}))
        self.bus.publish(SESSION, self.log[-1])

    async def enter(self, room: Room, name: str, head: int, role: Any = "participant") -> Member:
        """Let somebody in with a snapshot of position `head`."""
        member = Member(name, Actor(name, role, name))
        await room.admit(member, lambda _count: Head(seq=head), head)
        return member

    def facts(self, sid: str) -> list[int]:
        """The positions that a socket heard, its welcome first."""
        heard = self.ears.heard.get(sid, [])
        return [data["seq"] for name, data in heard if name in ("fact", "head")]

    async def heard(self, position: int, *sids: str) -> None:
        """Wait until each of these sockets has heard a position."""
        await self.ears.until(lambda: all(position in self.facts(sid) for sid in sids))


@pytest.fixture
async def house(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    """An empty house where seats are forgotten fast."""
    monkeypatch.setattr(presence, "GRACE_SECONDS", 0.02)
    monkeypatch.setattr(rooms, "COUNT_INTERVAL_SECONDS", 0.02)
    house = House()
    yield house
    for room in house.rooms:
        for member in list(room.members.values()):
            room.presence.forget(member.actor.id)
            await room.dismiss(member)


async def test_facts_between_reading_the_snapshot_and_entering_are_heard_once(
    house: House,
) -> None:
    with house.rooms.threshold(SESSION) as room:
        house.happen(1)
        await house.enter(room, "first", head=0)
        house.happen(2)
        await house.enter(room, "second", head=0)
        await house.enter(room, "third", head=2)
    house.happen(3)
    await house.heard(3, "first", "second", "third")
    assert house.facts("third") == [2, 3]
    assert house.facts("first") == house.facts("second") == [0, 1, 2, 3]


@pytest.mark.parametrize("pause", range(8))
async def test_whoever_enters_while_facts_flow_hears_the_log(house: House, pause: int) -> None:
    async def flow() -> None:
        for seq in range(1, 30):
            house.happen(seq)
            for _ in range(seq % 3):
                await asyncio.sleep(0)

    with house.rooms.threshold(SESSION) as room:
        await house.enter(room, "first", head=0)
        flowing = asyncio.create_task(flow())
        for _ in range(pause):
            await asyncio.sleep(0)
        head = len(house.log)
        await house.enter(room, "late", head)
        await flowing
    await house.heard(29, "first", "late")
    assert house.facts("late") == [head, *range(head + 1, 30)]
    assert house.facts("first") == [*range(30)]


async def test_who_goes_while_being_let_in_hears_nothing_more(house: House) -> None:
    with house.rooms.threshold(SESSION) as room:
        await house.enter(room, "first", head=0)
        entering = asyncio.create_task(house.enter(room, "second", head=0))
        await asyncio.sleep(0)
        await room.dismiss(room.members["second"])
        await entering
    house.happen(1)
    await house.heard(1, "first")
    assert house.facts("second") == [0]
    assert room.presence.count == 2
    await house.ears.until(lambda: house.rooms.count(SESSION) == 1)


async def test_a_room_closes_when_the_last_seat_is_forgotten(house: House) -> None:
    with house.rooms.threshold(SESSION) as room:
        guest = await house.enter(room, "guest", head=0)
        presenter = await house.enter(room, "presenter", head=0, role="presenter")
    assert house.rooms.count(SESSION) == 1
    await room.dismiss(presenter)
    await room.dismiss(guest)
    assert house.rooms.get(SESSION) is room
    await house.ears.until(lambda: house.rooms.get(SESSION) is None)


async def test_a_room_that_nobody_entered_closes_at_once(house: House) -> None:
    with house.rooms.threshold(SESSION):
        assert house.rooms.get(SESSION)
    assert house.rooms.get(SESSION) is None


async def test_heads_are_told_on_a_clock_of_ten_seconds_at_most(house: House) -> None:
    assert max(job.seconds for job in jobs.JOBS) <= 10
    with house.rooms.threshold(SESSION) as room:
        await house.enter(room, "guest", head=7)
    house.ears.heard.clear()
    tools = Tools(house.rooms, house.publisher, _no_database, lambda _sid: None)
    async with running([Job("tell_heads", 0.01, jobs.tell_heads)], tools):
        await house.heard(7, "guest")


def _no_database() -> Any:
    raise AssertionError("nobody asks the database here")
