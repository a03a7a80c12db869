"""Who waits, in one process: in order, in bounds, and no longer than they ask."""

import pytest

from app.features.newcomers import waiting
from app.features.newcomers.ticket import Ticket, new_ticket
from app.features.newcomers.waiting import HERE_SECONDS, MOST_AT_A_CODE, LocalWaitingList
from fixtures.stopped_clock import StoppedClock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> StoppedClock:
    """The clock of waiting lists."""
    clock = StoppedClock()
    monkeypatch.setattr(waiting, "monotonic", clock)
    return clock


async def test_who_asks_no_more_is_shown_no_more(clock: StoppedClock):
    kept = LocalWaitingList()
    gone = Ticket("CODE22", "gone", "하나", since=1.0)
    stays = Ticket("CODE22", "stays", "둘", since=2.0)
    await kept.note(gone)
    clock.now += HERE_SECONDS - 1
    await kept.note(stays)
    assert [one.id for one in (await kept.waiting(["CODE22"]))["CODE22"]] == [gone.id, stays.id]
    clock.now += 2
    assert await kept.waiting(["CODE22", "OTHER2"]) == {"CODE22": [stays]}
    clock.now += HERE_SECONDS
    assert await kept.waiting(["CODE22"]) == {}


async def test_who_waits_keeps_their_place_when_others_crowd_in(clock: StoppedClock):
    kept = LocalWaitingList()
    first = Ticket("CODE22", "first", "하나", since=1.0)
    await kept.note(first)
    for number in range(MOST_AT_A_CODE + 10):
        await kept.note(Ticket("CODE22", str(number), "무리", since=2.0))
    clock.now += 5
    await kept.note(first)
    shown = (await kept.waiting(["CODE22"]))["CODE22"]
    assert (len(shown), shown[0]) == (MOST_AT_A_CODE, first)
    await kept.note(Ticket("OTHER2", "x", "다른 곳", since=3.0))
    assert len((await kept.waiting(["OTHER2"]))["OTHER2"]) == 1


async def test_who_is_let_in_has_some_time_to_come(clock: StoppedClock):
    kept = LocalWaitingList()
    ticket, other = new_ticket("CODE22", "하나"), new_ticket("CODE22", "둘")
    for one in (ticket, other):
        await kept.note(one)
    await kept.admit("OTHER2", [ticket.id])
    assert not await kept.is_admitted(ticket)
    await kept.admit("CODE22", [ticket.id])
    assert await kept.is_admitted(ticket)
    assert not await kept.is_admitted(other)
    assert await kept.waiting(["CODE22"]) == {"CODE22": [other]}
    clock.now += waiting.ADMITTED_SECONDS + 2
    assert not await kept.is_admitted(ticket)
