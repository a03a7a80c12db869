"""How often a count is told: every second to few, and to thousands at a fraction of their joins."""

from itertools import pairwise

import pytest

from app.realtime.rooms.count_pace import CountPace
from fixtures.rooms import SESSION, RoomHarness


def told_while(arriving: int, most: int) -> list[tuple[int, int]]:
    """The seconds at which everybody was told, and how many they were."""
    pace, told = CountPace(), []
    for second in range(60):
        here = min(second * arriving, most)
        if not pace.wait(second):
            pace.sent(second, here)
            told.append((second, here))
    return told


@pytest.mark.parametrize("members", [1, 20, 250])
def test_few_are_told_every_second(members: int) -> None:
    assert len(told_while(members, members)) == 60


def test_a_room_that_fills_is_told_at_a_fraction_of_its_joins() -> None:
    told = told_while(500, 8000)
    assert sum(here for second, here in told if second <= 16) <= 8000
    seconds = [second for second, _ in told]
    assert max(b - a for a, b in pairwise(seconds)) <= 10


async def test_hosts_are_told_at_once_and_everybody_in_the_end(harness: RoomHarness) -> None:
    received = harness.emitter.received
    with harness.rooms.keep_open(SESSION) as room:
        await harness.enter(room, "presenter", head=0, role="presenter")
        for n in range(260):
            await harness.enter(room, f"member {n}", head=0)
        await harness.emitter.until(
            lambda: ("participant_count", {"count": 260}) in received["member 0"]
        )
        await harness.enter(room, "late", head=0)
        last = ("participant_count", {"count": 261})
        await harness.emitter.until(lambda: last in received["presenter"])
        await harness.emitter.until(
            lambda: last in received["member 0"] and last in received["late"]
        )
