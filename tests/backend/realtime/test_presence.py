"""Seats: counted while somebody sits there, and for a moment after."""

import asyncio

import pytest

from app.realtime import presence
from app.realtime.presence import Presence


class Seats:
    """A presence that tells how it changed."""

    def __init__(self) -> None:
        self.presence = Presence(self.change)
        self.counts: list[int] = []
        self.changed = asyncio.Event()

    def change(self) -> None:
        """Note the new count."""
        self.counts.append(self.presence.count)
        self.changed.set()

    async def change_once_more(self) -> None:
        """Wait for the next change."""
        self.changed.clear()
        async with asyncio.timeout(2):
            await self.changed.wait()


@pytest.fixture
async def seats(monkeypatch: pytest.MonkeyPatch) -> Seats:
    """Seats that are empty, and forgotten fast."""
    monkeypatch.setattr(presence, "GRACE_SECONDS", 0.02)
    return Seats()


async def test_sockets_of_one_seat_count_once(seats: Seats) -> None:
    for name in ("a", "b", "a"):
        seats.presence.arrive(name)
    assert seats.counts == [1, 2]
    assert set(seats.presence.seats()) == {"a", "b"}


async def test_a_seat_is_lost_a_moment_after_its_last_socket(seats: Seats) -> None:
    for step in (seats.presence.arrive, seats.presence.arrive, seats.presence.depart):
        step("a")
    assert seats.presence.count == 1
    seats.presence.depart("a")
    assert (seats.presence.count, list(seats.presence.seats())) == (1, [])
    await seats.change_once_more()
    assert seats.counts == [1, 0]


async def test_coming_back_in_time_is_no_change(seats: Seats) -> None:
    seats.presence.arrive("a")
    seats.presence.depart("a")
    seats.presence.arrive("a")
    seats.presence.arrive("b")
    seats.presence.depart("b")
    await seats.change_once_more()
    assert seats.counts == [1, 2, 1]


async def test_a_seat_given_up_is_free_at_once(seats: Seats) -> None:
    seats.presence.arrive("a")
    seats.presence.forget("a")
    seats.presence.depart("a")
    assert seats.counts == [1, 0]
    seats.presence.arrive("b")
    seats.presence.depart("b")
    seats.presence.forget("b")
    assert seats.counts == [1, 0, 1, 0]


async def test_nobody_unknown_departs(seats: Seats) -> None:
    seats.presence.depart("a")
    seats.presence.forget("a")
    assert seats.counts == []
