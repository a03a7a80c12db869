"""Slow readers: progress keeps a client; none for 15 s, or too much unsent, ends it."""

from typing import Any

import pytest

from app.realtime.engineio import outbound
from app.realtime.engineio.outbound import MAX_BUFFER_BYTES, STALL_SECONDS, Outbound
from fixtures.stopped_clock import StoppedClock


class Pipe:
    """A transport whose client reads when the test says so."""

    def __init__(self) -> None:
        self.unsent, self.is_cut = 0, False

    def write(self, data: bytes) -> None:
        self.unsent += len(data)

    def get_write_buffer_size(self) -> int:
        return self.unsent

    def abort(self) -> None:
        self.is_cut = True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> StoppedClock:
    clock = StoppedClock()
    monkeypatch.setattr(outbound, "time", clock)
    return clock


@pytest.fixture
def pipe() -> Pipe:
    return Pipe()


@pytest.fixture
def slow(clock: StoppedClock, pipe: Pipe) -> Any:
    """A connection above its high-water mark."""
    connection: Any = Outbound()
    connection.transport = pipe
    connection.write(b"x" * 100_000)
    connection.pause_writing()
    return connection


def test_who_reads_nothing_is_cut_after_15_seconds_by_whoever_looks(
    slow: Outbound, clock: StoppedClock, pipe: Pipe
) -> None:
    clock.now += STALL_SECONDS
    slow.cut_if_stuck()
    assert not pipe.is_cut
    clock.now += 1
    slow.cut_if_stuck()
    assert pipe.is_cut


def test_being_written_to_is_no_progress(slow: Outbound, clock: StoppedClock, pipe: Pipe) -> None:
    for _ in range(16):
        assert not pipe.is_cut
        clock.now += 1
        slow.write(b"x" * 100)
    assert pipe.is_cut


def test_what_piles_up_beyond_the_bound_ends_it_at_once(slow: Outbound, pipe: Pipe) -> None:
    slow.write(b"x" * (MAX_BUFFER_BYTES - pipe.unsent))
    assert not pipe.is_cut
    slow.write(b"x")
    assert pipe.is_cut


def test_who_reads_slowly_stays_however_long_it_takes(
    slow: Outbound, clock: StoppedClock, pipe: Pipe
) -> None:
    for _ in range(100):
        clock.now += STALL_SECONDS - 1
        pipe.unsent -= 300
        slow.cut_if_stuck()
        slow.write(b"x" * 300)
    assert not pipe.is_cut


def test_progress_counts_though_more_was_written_than_read(
    slow: Outbound, clock: StoppedClock, pipe: Pipe
) -> None:
    for _ in range(100):
        clock.now += STALL_SECONDS - 1
        pipe.unsent -= 1
        slow.write(b"x" * 300)
    assert not pipe.is_cut


def test_who_has_caught_up_has_15_seconds_again(
    slow: Outbound, clock: StoppedClock, pipe: Pipe
) -> None:
    slow.resume_writing()
    clock.now += 100
    slow.write(b"x")
    slow.cut_if_stuck()
    slow.pause_writing()
    clock.now += STALL_SECONDS
    slow.write(b"x")
    assert not pipe.is_cut
