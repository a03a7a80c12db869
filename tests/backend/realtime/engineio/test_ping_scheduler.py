"""When pings come due: everybody in time, a few at once, and nobody is closed for our own delay."""

import asyncio
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from app.core import slices
from app.core.slices import SLICE_SECONDS
from app.realtime.engineio import ping_scheduler
from app.realtime.engineio.ping_scheduler import PingScheduler
from fixtures.stopped_clock import StoppedClock

if TYPE_CHECKING:
    from app.realtime.engineio.round_trips import RoundTrips

INTERVAL, TIMEOUT = 10.0, 8.0
PROMISED = INTERVAL + TIMEOUT
TURN = INTERVAL / 500
A_LITTLE = INTERVAL / 40 + 3 * TURN


class Client:
    """A connection that remembers when it was pinged, and may answer."""

    def __init__(self, clock: StoppedClock, scheduler: PingScheduler, *, answers: bool) -> None:
        self.sid, self.slot = "", 0
        self.last_ping: float | None = None
        self.round_trips: RoundTrips | None = None
        self.pinged: list[float] = []
        self.cut_at: float | None = None
        self.costs = 0.0
        self._clock, self._scheduler, self._answers = clock, scheduler, answers
        self.came = clock.now
        scheduler.add(self)

    def ping(self, now: float, frame: bytes) -> None:
        """Take the time that a write takes."""
        assert frame == b"\x81\x012"
        self._clock.now += self.costs
        self.pinged.append(self._clock.now)
        self.last_ping = self.last_ping or now
        if self._answers:
            self._scheduler.answered(self)

    def cut_if_silent(self, since: float) -> None:
        """As a connection does."""
        if self.last_ping is not None and self.last_ping <= since:
            self.cut_at = self._clock.now
            self._scheduler.discard(self)


class Timers:
    """A loop of which only `call_later` is asked, on the test's clock.

    Like uvloop's, its timers come up to a millisecond early; `ran` counts them.
    """

    def __init__(self, clock: StoppedClock) -> None:
        self._clock = clock
        self.ran = 0
        self._calls: list[tuple[float, Callable[[], None]]] = []
        self.longest = 0.0  # that one call took

    def call_later(self, wait: float, call: Callable[[], None]) -> object:
        self._calls.append((self._clock.now + max(0.0001, wait - 0.0009), call))
        return call

    def run(self, seconds: float) -> None:
        """Let so much time pass."""
        end = self._clock.now + seconds
        while self._calls and self._calls[0][0] <= end:
            due, call = self._calls.pop(0)
            self._clock.now = began = max(self._clock.now, due)
            call()
            self.ran += 1
            self.longest = max(self.longest, self._clock.now - began)
            assert len(self._calls) <= 1, "one timer is enough for everybody"
        self._clock.now = max(end, self._clock.now)

    @property
    def are_none(self) -> bool:
        """Whether nothing is due any more."""
        return not self._calls


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> StoppedClock:
    """The clock of scheduler, slices and timers."""
    clock = StoppedClock()
    monkeypatch.setattr(slices, "monotonic", clock)
    monkeypatch.setattr(ping_scheduler, "time", clock)
    return clock


@pytest.fixture
def timers(clock: StoppedClock, monkeypatch: pytest.MonkeyPatch) -> Timers:
    timers = Timers(clock)
    monkeypatch.setattr(asyncio, "get_running_loop", lambda: timers)
    return timers


@pytest.fixture
def scheduler(timers: Timers) -> PingScheduler:
    """A scheduler of our own interval and timeout."""
    return PingScheduler(INTERVAL, TIMEOUT)


@pytest.fixture
def enter(clock: StoppedClock, scheduler: PingScheduler) -> Callable[..., list[Client]]:
    """Let so many come at the same moment."""

    def enter(count: int, *, answers: bool = True) -> list[Client]:
        return [Client(clock, scheduler, answers=answers) for _ in range(count)]

    return enter


def gaps(client: Client) -> list[float]:
    """Return the seconds from each ping to the next, the first from its coming."""
    return [later - earlier for earlier, later in pairwise([client.came, *client.pinged])]


def test_everybody_is_pinged_once_in_an_interval_and_first_after_half_of_it(
    enter: Any, timers: Timers
) -> None:
    clients = enter(1000)
    timers.run(1.234)
    clients += enter(1000)
    timers.run(6 * INTERVAL)
    for client in clients:
        first, *others = gaps(client)
        assert INTERVAL / 2 - TURN <= first <= INTERVAL + TURN
        assert others
        assert all(gap == pytest.approx(INTERVAL, abs=2 * TURN) for gap in others)


def test_a_turn_is_taken_once_though_timers_come_early(enter: Any, timers: Timers) -> None:
    enter(20)
    timers.run(INTERVAL)
    assert timers.ran <= 500


def test_a_wave_is_pinged_a_few_at_a_time(enter: Any, timers: Timers, clock: StoppedClock) -> None:
    clients = enter(8000)
    for client in clients:
        client.costs = SLICE_SECONDS / 100
    timers.run(3 * INTERVAL)
    assert timers.longest < 2 * SLICE_SECONDS
    assert all(len(client.pinged) >= 2 for client in clients)


def test_who_is_late_catches_up_in_slices_and_keeps_to_the_interval(
    enter: Any, timers: Timers, clock: StoppedClock
) -> None:
    clients = enter(8000)
    timers.run(INTERVAL)
    for client in clients:
        client.costs = SLICE_SECONDS / 40
    timers.longest = 0.0
    for _ in range(20):
        clock.now += INTERVAL / 100  # the loop was busy with something else
        timers.run(INTERVAL / 10)
    assert timers.longest < 2 * SLICE_SECONDS
    assert all(max(gaps(client)) < INTERVAL + INTERVAL / 40 for client in clients)


def test_who_vanished_is_cut_in_the_promised_time_and_nobody_else_is(
    enter: Any, timers: Timers
) -> None:
    alive, gone = enter(500), enter(500, answers=False)
    timers.run(PROMISED + A_LITTLE)
    for client in gone:
        assert client.cut_at is not None
        assert TIMEOUT <= client.cut_at - client.pinged[0] <= TIMEOUT + A_LITTLE
    assert not any(client.cut_at for client in alive)


def test_nobody_is_cut_because_the_loop_stood_still_before_it_read_the_answer(
    enter: Any, timers: Timers, clock: StoppedClock, scheduler: PingScheduler
) -> None:
    clients = enter(500, answers=False)
    timers.run(INTERVAL)
    clock.now += 2 * TIMEOUT
    timers.run(0)
    for client in clients:  # now their answers are read
        scheduler.answered(client)
    timers.run(TIMEOUT)
    assert not any(client.cut_at for client in clients)
    assert sum(len(client.pinged) for client in clients) > len(clients)


def test_who_leaves_is_pinged_no_more_and_without_anybody_nothing_is_due(
    enter: Any, timers: Timers, scheduler: PingScheduler
) -> None:
    clients = enter(3)
    timers.run(INTERVAL)
    scheduler.discard(clients[0])
    timers.run(INTERVAL)
    assert [len(client.pinged) for client in clients] == [1, 2, 2]
    for client in clients:
        scheduler.discard(client)
    timers.run(INTERVAL)
    assert timers.are_none
    [late] = enter(1)
    timers.run(INTERVAL + TURN)
    assert len(late.pinged) == 1


def test_turns_without_anybody_wake_nobody_and_newcomers_keep_their_time(
    enter: Any, timers: Timers, clock: StoppedClock
) -> None:
    enter(3)
    for _ in range(20):
        timers.run(INTERVAL / 20 + TURN / 3)
        [late] = enter(1)
        timers.run(INTERVAL + TURN)
        assert INTERVAL / 2 - A_LITTLE < late.pinged[0] - late.came < INTERVAL + A_LITTLE
    timers.ran, began = 0, clock.now
    timers.run(INTERVAL)
    assert clock.now - began == pytest.approx(INTERVAL)
    assert timers.ran < 500 / 25 + 2 * 23 + 1, "and not 500"
