"""Signals: for rooms that are open here, and whatever another worker sends does no harm."""

from typing import Any

from app.main import app
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room
from app.realtime.signals import Signal, Signals

CONTEXT: WorkerContext = app.state.realtime.context


def received_by(received: list[Any]) -> Signals:
    """Signals whose one handler takes what it receives."""

    def take(_context: WorkerContext, room: Room, data: dict[str, Any]) -> None:
        received.append((room.session_id, data["what"]))

    return Signals([Signal("hint", take)], CONTEXT)


async def test_a_signal_is_for_the_room_of_its_session() -> None:
    received: list[Any] = []
    signals = received_by(received)
    with CONTEXT.rooms.keep_open("here"):
        signals.dispatch("elsewhere", "hint", {"what": 1})
        signals.dispatch("here", "hint", {"what": 2})
    signals.dispatch("here", "hint", {"what": 3})
    assert received == [("here", 2)]


async def test_what_a_worker_of_another_version_sends_is_ignored() -> None:
    received: list[Any] = []
    signals = received_by(received)
    with CONTEXT.rooms.keep_open("here"):
        signals.dispatch("here", "unheard of", {})
        signals.dispatch("here", "hint", {"that": 1})
        signals.dispatch("here", "hint", {"what": 2})
    assert received == [("here", 2)]


async def test_there_is_nobody_to_signal_to_without_a_bus() -> None:
    CONTEXT.bus.signal("here", "hint", {"what": 1})
