"""Time, in the test's hands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest

from app.core import clock
from app.core.clock import LookBack, Throttle, utc_now, wire_time


@dataclass
class Timer:
    """A call to come."""

    due: float
    call: Callable[[], None]
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class Loop:
    """An event loop whose time passes when a test says so."""

    now: float = 100.0
    timers: list[Timer] = field(default_factory=list)

    def time(self) -> float:
        return self.now

    def call_at(self, due: float, call: Callable[[], None]) -> Timer:
        self.timers.append(Timer(due, call))
        return self.timers[-1]

    def pass_to(self, moment: float) -> None:
        """Let time pass, and whatever falls due in it."""
        while due := [one for one in self.timers if not one.cancelled and one.due <= moment]:
            timer = min(due, key=lambda one: one.due)
            self.timers.remove(timer)
            self.now = max(self.now, timer.due)
            timer.call()
        self.now = moment


@pytest.fixture
def loop(monkeypatch: pytest.MonkeyPatch) -> Loop:
    """The loop that throttles run on."""
    loop = Loop()
    monkeypatch.setattr(clock.asyncio, "get_running_loop", lambda: loop)
    return loop


@pytest.fixture
def calls() -> list[float]:
    """When the action was called."""
    return []


@pytest.fixture
def throttle(loop: Loop, calls: list[float]) -> Throttle:
    """One call a second at most."""
    return Throttle(1.0, lambda: calls.append(loop.now))


def test_an_idle_throttle_calls_at_once(loop: Loop, throttle: Throttle, calls: list[float]):
    throttle.request()
    loop.pass_to(100.0)
    assert calls == [100.0]


def test_requests_meanwhile_share_one_call(loop: Loop, throttle: Throttle, calls: list[float]):
    for moment in (100.0, 100.1, 100.2, 100.9):
        loop.pass_to(moment)
        throttle.request()
    loop.pass_to(105.0)
    assert calls == [100.0, 101.0]


def test_without_requests_nothing_is_called(loop: Loop, throttle: Throttle, calls: list[float]):
    throttle.request()
    loop.pass_to(110.0)
    assert calls == [100.0]


def test_however_many_requests_there_is_one_call_a_second(
    loop: Loop, throttle: Throttle, calls: list[float]
):
    for tick in range(1000):
        loop.pass_to(100.0 + tick / 100)
        throttle.request()
    loop.pass_to(120.0)
    assert len(calls) == 11
    assert all(later - earlier >= 1 for earlier, later in pairwise(calls))


def test_a_request_in_the_action_is_served_later(loop: Loop, calls: list[float]):
    def act() -> None:
        calls.append(loop.now)
        if len(calls) < 3:
            throttle.request()

    throttle = Throttle(1.0, act)
    throttle.request()
    loop.pass_to(110.0)
    assert calls == [100.0, 101.0, 102.0]


def test_a_cancelled_call_never_comes(loop: Loop, throttle: Throttle, calls: list[float]):
    throttle.request()
    throttle.cancel()
    throttle.cancel()
    loop.pass_to(110.0)
    assert calls == []
    throttle.request()
    loop.pass_to(110.0)
    assert calls == [110.0]


def test_now_is_aware_and_as_exact_as_the_wire():
    now = utc_now()
    assert now.tzinfo is UTC
    assert datetime.fromisoformat(wire_time(now)) == now


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 1, 2, 3, 4, 5, 678_999, UTC), "2026-01-02T03:04:05.678Z"),
        (datetime(2026, 1, 2, tzinfo=UTC), "2026-01-02T00:00:00.000Z"),
        (
            datetime(2026, 1, 2, 9, tzinfo=timezone(timedelta(hours=9))),
            "2026-01-02T00:00:00.000Z",
        ),
    ],
)
def test_the_wire_carries_utc(moment: datetime, text: str):
    assert wire_time(moment) == text


def test_looks_overlap_and_who_could_not_look_looks_further_back():
    start, minute = utc_now(), timedelta(minutes=1)
    looks = LookBack(2 * minute)
    assert looks.since(start) == start - 2 * minute
    looks.done(start)
    assert looks.since(start + minute) == start - 2 * minute
    assert looks.since(start + 60 * minute) == start - 2 * minute  # none in between came to its end
    looks.done(start + 60 * minute)
    assert looks.since(start + 61 * minute) == start + 58 * minute


def test_a_clock_that_was_set_back_is_believed():
    start, hour = utc_now(), timedelta(hours=1)
    looks = LookBack(timedelta())
    looks.done(start)
    assert looks.since(start - hour) == start - hour
