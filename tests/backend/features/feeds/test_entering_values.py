"""Who is entering while a value is sent was shown the one before: it is sent once more."""

import pytest

from app.core.actor import Actor
from app.core.schemas import Event
from app.features.feeds.values import broadcaster
from app.main import app
from app.realtime.context import WorkerContext
from app.realtime.rooms.members import Member
from app.realtime.rooms.room import Room
from fixtures.waiting import until

CONTEXT: WorkerContext = app.state.realtime.context
SESSION = "a session"


async def test_who_was_entering_is_sent_the_value_once_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[tuple[str, float, bool]] = []

    def send_soon(_room: Room, event: Event) -> None:
        told = event.wire()
        sent.append((told["topic"], told["value"], told["stale"]))

    monkeypatch.setattr(Room, "send_soon", send_soon)
    broadcaster.open_empty(CONTEXT, SESSION)
    values = broadcaster.known(CONTEXT, SESSION)
    assert values is not None
    with CONTEXT.rooms.keep_open(SESSION) as room:
        received = [("feed", "price", 1.5, 1000, 60), ("feed", "gone", 2.5, 1000, 60)]
        broadcaster.receive(CONTEXT, room, {"values": received})
        await until(lambda: len(sent) == 2)
        broadcaster.forget(CONTEXT, room, {"id": "feed", "topics": ["price"]})
        room.members["late"] = Member("late", Actor("late", "participant", "Late", SESSION))
    await broadcaster.watch(CONTEXT)
    await until(lambda: len(sent) == 3)
    assert sent[2] == ("price", 1.5, False)
    assert not values.missed
    await room.remove_member(room.members["late"])
    broadcaster.forget_unneeded(CONTEXT, SESSION, values)
