"""One room: when it writes, what it joins, and that nobody receives anything older than it."""

import asyncio
from typing import Any

import pytest

from app.core import slices
from app.core.slices import SLICE_SECONDS
from app.realtime.engineio.broadcast_group import BUSY_SECONDS, MOST_BYTES, STEP, BroadcastGroup
from fixtures.listeners import Listener, busy, frame, note
from fixtures.stopped_clock import StoppedClock
from fixtures.waiting import ELSEWHERE, until


async def test_a_quiet_room_sends_what_is_posted_together_at_once(
    group: BroadcastGroup, transports: dict[str, Any]
) -> None:
    group.post(note("1"))
    group.post(note("2"))
    await asyncio.sleep(0)
    assert transports["a"].writes == transports["b"].writes == [frame("1", "2")]
    assert [transports["p"].queue.get_nowait().data for _ in "12"] == ["1", "2"]


async def test_a_busy_room_joins_its_frames_into_one_write(
    group: BroadcastGroup, transports: dict[str, Any]
) -> None:
    busy(group)
    for text in "123":
        group.post(note(text))
    assert transports["a"].writes == []
    await until(lambda: transports["a"].writes)
    assert transports["a"].writes == transports["b"].writes == [frame("1", "2", "3")]
    assert [transports["p"].queue.get_nowait().data for _ in "123"] == ["1", "2", "3"]


async def test_a_burst_is_never_more_than_one_write_may_be(
    group: BroadcastGroup, transports: dict[str, Any]
) -> None:
    busy(group)
    for _ in range(300):
        group.post(note("x" * 1000))
    group.flush()
    assert max(len(data) for data in transports["a"].writes) < MOST_BYTES + 2000
    assert b"".join(transports["a"].writes) == frame(*["x" * 1000] * 300)


async def test_who_enters_receives_nothing_older(
    group: BroadcastGroup, transports: dict[str, Any]
) -> None:
    busy(group)
    group.post(note("before"))
    transports["late"] = Listener()
    group.enter("late", "late")
    group.post(note("after"))
    group.flush()
    assert transports["late"].writes == [frame("after")]
    assert b"".join(transports["a"].writes) == frame("before", "after")


async def test_who_leaves_receives_what_was_said_before_and_nothing_after(
    group: BroadcastGroup, transports: dict[str, Any]
) -> None:
    busy(group)
    group.post(note("before"))
    group.leave("sid of a")
    group.post(note("after"))
    group.flush()
    assert transports["a"].writes == [frame("before")]
    assert b"".join(transports["b"].writes) == frame("before", "after")


async def test_a_member_whose_transport_is_gone_is_passed_over(
    group: BroadcastGroup, transports: dict[str, Any]
) -> None:
    del transports["a"]
    group.post(note("1"))
    group.flush()
    assert transports["b"].writes == [frame("1")]


async def test_a_flush_of_nothing_writes_nothing(
    group: BroadcastGroup, transports: dict[str, Any]
) -> None:
    group.flush()
    assert transports["a"].writes == []
    assert not group.is_empty


async def test_a_room_rests_for_as_long_as_its_clock_says(group: BroadcastGroup) -> None:
    assert group.seconds_until_flush(0.0) == 0
    busy(group)
    assert 0 < group.seconds_until_flush(0.0) < 1.5 * BUSY_SECONDS
    group.post(note("1"))
    assert 0 < group.seconds_until_flush(0.0) < 1.5 * BUSY_SECONDS
    assert group.seconds_until_flush(1.4 * BUSY_SECONDS) > 1.5 * BUSY_SECONDS, (
        "the pass that is due is not the one for what comes later"
    )


async def test_a_flush_before_its_time_leaves_no_timer(
    group: BroadcastGroup, transports: dict[str, Any]
) -> None:
    busy(group)
    group.post(note("1"))
    group.flush()
    assert group._timer is None
    assert transports["a"].writes == [frame("1")]


async def test_each_member_costs_one_write_for_all_that_was_said(
    transports: dict[str, Any],
) -> None:
    crowd = {f"{n}": Listener() for n in range(500)}
    group = BroadcastGroup(crowd)
    for name in crowd:
        group.enter(name, name)
    busy(group)
    for text in "abcdefgh":
        group.post(note(text))
    group.flush()
    await until(lambda: all(one.writes for one in crowd.values()))  # in slices of time
    assert {len(one.writes) for one in crowd.values()} == {1}
    assert len({id(one.writes[0]) for one in crowd.values()}) == 1, "the same bytes for all"


async def test_who_is_written_to_directly_is_caught_up_alone(
    group: BroadcastGroup, transports: dict[str, Any]
) -> None:
    busy(group)
    group.post(note("1"))
    group.catch_up("sid of a")
    group.catch_up("sid of a")
    group.catch_up("sid of nobody")
    assert (transports["a"].writes, transports["b"].writes) == ([frame("1")], [])
    group.post(note("2"))
    group.leave("sid of p")
    assert [transports["p"].queue.get_nowait().data for _ in "12"] == ["1", "2"]
    group.flush()
    assert transports["a"].writes == [frame("1"), frame("2")]
    assert transports["b"].writes == [frame("1", "2")]
    assert transports["p"].queue.empty()


class Slow(Listener):
    """A connection to which a write takes a fourth of the members of a slice."""

    def __init__(self, clock: StoppedClock) -> None:
        super().__init__()
        self._clock = clock

    def write(self, data: bytes) -> None:
        super().write(data)
        self._clock.now += SLICE_SECONDS / MEMBERS_OF_A_SLICE


MEMBERS_OF_A_SLICE = 4 * STEP


class Crowd:
    """A group so full that a pass over it pauses twice."""

    def __init__(self, clock: StoppedClock) -> None:
        count = 2 * MEMBERS_OF_A_SLICE + 10
        self.all: dict[str, Listener] = {f"{n}": Slow(clock) for n in range(count)}
        self.group = BroadcastGroup(self.all)
        for name in self.all:
            self.group.enter(name, name)

    def reached(self, *texts: str) -> list[str]:
        """Those who received exactly this, in order."""
        return [n for n, one in self.all.items() if b"".join(one.writes) == frame(*texts)]


@pytest.fixture
def crowd(monkeypatch: pytest.MonkeyPatch) -> Crowd:
    """A crowd, and a clock that only writing moves."""
    clock = StoppedClock()
    monkeypatch.setattr(slices, "monotonic", clock)
    return Crowd(clock)


async def test_a_pass_over_thousands_lets_others_have_their_turns(crowd: Crowd) -> None:
    crowd.group.post(note("1"))
    for slices_done in range(3):
        assert len(crowd.reached("1")) <= slices_done * (MEMBERS_OF_A_SLICE + STEP)
        assert len(crowd.reached("1")) >= slices_done * (MEMBERS_OF_A_SLICE - STEP)
        await asyncio.sleep(0)
    assert len(crowd.reached("1")) == len(crowd.all)


async def test_what_comes_during_a_pass_comes_behind_it(crowd: Crowd) -> None:
    crowd.group.post(note("1"))
    crowd.group.flush()
    unreached = [name for name in crowd.all if name not in crowd.reached("1")]
    crowd.group.post(note("2"))
    crowd.group.catch_up(unreached[0])
    crowd.group.leave(unreached[1])
    crowd.all["late"] = Listener()
    crowd.group.enter("late", "late")
    assert set(unreached[:2]) <= set(crowd.reached("1", "2"))
    assert len(crowd.reached("1", "2")) == 2
    crowd.group.post(note("3"))
    await until(lambda: len(crowd.reached("1", "2", "3")) == len(crowd.all) - 2, every=ELSEWHERE)
    assert crowd.reached("1", "2") == [unreached[1]]
    assert crowd.reached("3") == ["late"]


async def test_what_comes_during_a_pass_comes_also_when_its_last_members_were_caught_up(
    crowd: Crowd,
) -> None:
    crowd.group.post(note("1"))
    crowd.group.flush()
    crowd.group.post(note("2"))
    for name in crowd.all:
        if name not in crowd.reached("1"):
            crowd.group.catch_up(name)
    await until(lambda: len(crowd.reached("1", "2")) == len(crowd.all), every=ELSEWHERE)


async def test_a_burst_ends_the_pass_that_it_finds(crowd: Crowd) -> None:
    crowd.group.post(note("1"))
    crowd.group.flush()
    crowd.group.post(note("x" * MOST_BYTES))
    assert {one.writes[0] for one in crowd.all.values()} == {frame("1")}
    await until(
        lambda: len(crowd.reached("1", "x" * MOST_BYTES)) == len(crowd.all), every=ELSEWHERE
    )
