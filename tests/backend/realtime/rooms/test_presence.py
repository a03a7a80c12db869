"""Participants: counted while they have a socket, and for a moment after."""

import asyncio
from time import monotonic

import pytest

from app.realtime.bus.presence_store import GONE, HERE
from app.realtime.rooms import presence
from app.realtime.rooms.presence import Presence
from fixtures.waiting import PATIENCE


class Counted:
    """A presence that tells how it changed."""

    def __init__(self) -> None:
        self.noted: list[tuple[str, float]] = []
        self.presence = Presence(self.change, lambda *note: self.noted.append(note))
        self.counts: list[int] = []
        self.changed = asyncio.Event()

    def change(self) -> None:
        """Note the new count."""
        self.counts.append(self.presence.count)
        self.changed.set()

    async def change_once_more(self) -> None:
        """Wait for the next change."""
        self.changed.clear()
        async with asyncio.timeout(PATIENCE):
            await self.changed.wait()


@pytest.fixture
async def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Nobody yet; who goes is forgotten fast."""
    monkeypatch.setattr(presence, "GRACE_SECONDS", 0.02)
    return Counted()


async def test_sockets_of_one_participant_count_once(counted: Counted) -> None:
    for name in ("a", "b", "a"):
        counted.presence.arrive(name)
    assert counted.counts == [1, 2]
    assert set(counted.presence.connected()) == {"a", "b"}


async def test_a_participant_is_gone_a_moment_after_the_last_socket(counted: Counted) -> None:
    for step in (counted.presence.arrive, counted.presence.arrive, counted.presence.depart):
        step("a")
    assert counted.presence.count == 1
    counted.presence.depart("a")
    assert (counted.presence.count, list(counted.presence.connected())) == (1, [])
    await counted.change_once_more()
    assert counted.counts == [1, 0]


async def test_coming_back_in_time_is_no_change(counted: Counted) -> None:
    counted.presence.arrive("a")
    counted.presence.depart("a")
    counted.presence.arrive("a")
    counted.presence.arrive("b")
    counted.presence.depart("b")
    await counted.change_once_more()
    assert counted.counts == [1, 2, 1]


async def test_a_participant_who_leaves_is_gone_at_once(counted: Counted) -> None:
    counted.presence.arrive("a")
    counted.presence.forget("a")
    counted.presence.depart("a")
    assert counted.counts == [1, 0]
    counted.presence.arrive("b")
    counted.presence.depart("b")
    counted.presence.forget("b")
    assert counted.counts == [1, 0, 1, 0]


async def test_nobody_unknown_departs(counted: Counted) -> None:
    counted.presence.depart("a")
    counted.presence.forget("a")
    assert counted.counts == []


async def test_participants_elsewhere_count_and_keep_nobody_here(counted: Counted) -> None:
    counted.presence.arrive("a")
    counted.presence.set_elsewhere(2)
    counted.presence.set_elsewhere(2)
    counted.presence.forget("a")
    assert (counted.presence.count, counted.presence.here) == (2, 0)
    assert counted.counts == [1, 3, 2]


async def test_every_change_of_a_participant_is_noted(counted: Counted) -> None:
    for step in (counted.presence.arrive, counted.presence.arrive, counted.presence.depart):
        step("a")
    assert counted.noted == [("a", HERE)]
    counted.presence.depart("a")
    counted.presence.arrive("a")
    counted.presence.forget("a")
    assert [until for _, until in counted.noted[2:]] == [HERE, GONE]
    assert monotonic() < counted.noted[1][1] + 1 < HERE


async def test_the_end_of_the_moment_is_not_noted(counted: Counted) -> None:
    counted.presence.arrive("a")
    counted.presence.depart("a")
    await counted.change_once_more()
    assert len(counted.noted) == 2  # it may have come back on another worker
