"""Seats: counted while somebody sits there, and for a moment after."""

import asyncio
from time import monotonic

import pytest

from app.realtime.bus.seat_board import GONE, HERE
from app.realtime.rooms import presence
from app.realtime.rooms.presence import Presence
from fixtures.waiting import PATIENCE


class Seats:
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


async def test_seats_elsewhere_count_and_keep_nobody_here(seats: Seats) -> None:
    seats.presence.arrive("a")
    seats.presence.learn(2)
    seats.presence.learn(2)
    seats.presence.forget("a")
    assert (seats.presence.count, seats.presence.here) == (2, 0)
    assert seats.counts == [1, 3, 2]


async def test_every_change_of_a_seat_is_noted(seats: Seats) -> None:
    for step in (seats.presence.arrive, seats.presence.arrive, seats.presence.depart):
        step("a")
    assert seats.noted == [("a", HERE)]
    seats.presence.depart("a")
    seats.presence.arrive("a")
    seats.presence.forget("a")
    assert [until for _, until in seats.noted[2:]] == [HERE, GONE]
    assert monotonic() < seats.noted[1][1] + 1 < HERE


async def test_the_end_of_the_moment_is_not_noted(seats: Seats) -> None:
    seats.presence.arrive("a")
    seats.presence.depart("a")
    await seats.change_once_more()
    assert len(seats.noted) == 2  # it may have come back on another worker
