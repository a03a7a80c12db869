"""How many are there: seats rather than sockets, told at most once a second."""

import asyncio
import time

from fixtures.hall import Hall
from fixtures.server import both_databases


async def count(hall: Hall) -> int:
    """How many seats are taken now."""
    taken: int = (await hall.rest("GET"))["participant_count"]
    return taken


async def test_two_tabs_are_one_seat(hall: Hall) -> None:
    seat = await hall.seat()
    tabs = [await hall.enter(seat), await hall.enter(seat)]
    assert [(await tab.saw("joined_session"))["participant_count"] for tab in tabs] == [1, 1]
    await tabs[0].close()
    assert await count(hall) == 1


async def test_neither_a_presenter_nor_a_join_by_rest_alone_counts(hall: Hall) -> None:
    await hall.seat()
    presenter = await hall.present()
    assert (await presenter.saw("joined_session"))["participant_count"] == 0
    assert await count(hall) == 0


async def test_a_seat_just_lost_still_counts(hall: Hall) -> None:
    presenter, guest = await hall.present(), await hall.enter()
    await presenter.saw("participant_count", lambda told: told["count"] == 1)
    await guest.close()
    await hall.fence(presenter)
    assert await count(hall) == 1
    assert presenter.all("participant_count")[-1] == {"count": 1}


async def test_counts_are_told_once_a_second_at_most(hall: Hall) -> None:
    presenter = await hall.present()
    started = time.monotonic()
    await asyncio.gather(*[hall.enter() for _ in range(8)])
    await presenter.saw("participant_count", lambda told: told["count"] == 8)
    told = len(presenter.all("participant_count"))
    assert told <= time.monotonic() - started + 2


@both_databases
async def test_leaving_frees_the_seat_and_the_name_at_once(hall: Hall) -> None:
    seat = await hall.seat("민지")
    guest, presenter = await hall.enter(seat), await hall.present()
    assert await guest.call("leave_session", {}) == {"ok": True}
    assert await count(hall) == 0
    await presenter.saw("participant_count", lambda told: told["count"] == 0)
    assert (await hall.seat("민지")).id != seat.id


async def test_who_left_hears_nothing_and_does_nothing_more(hall: Hall) -> None:
    seat = await hall.seat()
    guest, other = await hall.enter(seat), await hall.enter()
    await guest.call("leave_session", {})
    mark = len(guest.heard)
    assert (await guest.call("send_message", {"message": "x"}))["code"] == "not_joined"
    assert (await guest.call("leave_session", {}))["code"] == "not_joined"
    await hall.fence(other)
    again = await guest.call("join_session", {"session_id": hall.id, "token": seat.token})
    assert again["code"] == "seat_given_up"
    assert guest.heard[mark:] == []


async def test_leaving_hangs_up_the_other_tab(hall: Hall) -> None:
    seat = await hall.seat()
    tabs = [await hall.enter(seat), await hall.enter(seat)]
    await tabs[0].call("leave_session", {})
    await tabs[1].hung_up()
    assert (await tabs[0].call("sync", {"since": 0}))["code"] == "not_joined"


async def test_a_presenter_who_leaves_gives_nothing_up(hall: Hall) -> None:
    tabs = [await hall.present(), await hall.present()]
    assert (await tabs[0].call("leave_session", {}))["ok"]
    await hall.fence(tabs[1])
    await hall.join(tabs[0], token=hall.token)
