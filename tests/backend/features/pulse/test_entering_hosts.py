"""A host who is entering while totals are sent was shown those of before: they come once more."""

import pytest

from app.core.actor import Actor
from app.core.schemas import Event
from app.features.live_sessions.events import SessionUpdated
from app.features.pulse import service
from app.main import app
from app.realtime.context import WorkerContext
from app.realtime.rooms.members import Member
from app.realtime.rooms.room import Room
from fixtures.joined import TOLD
from fixtures.waiting import until

CONTEXT: WorkerContext = app.state.realtime.context
SESSION = "a session"
LOST = {"faster": 0, "slower": 0, "lost": 2, "fine": 0}

Sent = list[tuple[str | None, dict[str, int]]]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """What rooms send, and to whom."""
    sent: Sent = []

    def send_soon(_room: Room, event: Event, to: str | None = None) -> None:
        sent.append((to, event.wire()["counts"]))

    monkeypatch.setattr(Room, "send_soon", send_soon)
    return sent


def enter(room: Room, sid: str) -> None:
    """A host's socket becomes a member."""
    room.members[sid] = Member(sid, Actor("host", "presenter", "Host", SESSION))
    room.hosts.add(sid)


async def test_a_host_who_was_entering_is_sent_the_totals_once_more(sent: Sent) -> None:
    with CONTEXT.rooms.keep_open(SESSION) as room:
        room.latest[SessionUpdated.name] = TOLD
        assert not any(service.now(CONTEXT, SESSION).values())  # what the host is shown
        service.receive(CONTEXT, room, {"worker": "other", "counts": {"lost": 2}, "taken": {}})
        await until(lambda: CONTEXT.own(service.Pulses)[SESSION].sent is None)
        assert sent == []
        enter(room, "late")
    await service.keep(CONTEXT)
    await until(lambda: sent)
    assert sent == [("late", LOST)]
    assert CONTEXT.own(service.Pulses)[SESSION].sent == LOST  # and not again
    await room.remove_member(room.members["late"])
    await service.keep(CONTEXT)
    assert SESSION not in CONTEXT.own(service.Pulses)
