"""How many are there: participants rather than sockets, told at most once a second."""

import asyncio
import time

from fixtures.server import both_databases
from fixtures.talk import Talk


async def count(talk: Talk) -> int:
    """How many participants are present now."""
    taken: int = (await talk.rest("GET"))["participant_count"]
    return taken


async def test_two_tabs_are_one_participant(talk: Talk) -> None:
    participant = await talk.add_participant()
    tabs = [await talk.enter(participant), await talk.enter(participant)]
    assert [(await tab.saw("joined_session"))["participant_count"] for tab in tabs] == [1, 1]
    await tabs[0].close()
    assert await count(talk) == 1


async def test_neither_a_presenter_nor_a_join_by_rest_alone_counts(talk: Talk) -> None:
    await talk.add_participant()
    presenter = await talk.present()
    assert (await presenter.saw("joined_session"))["participant_count"] == 0
    assert await count(talk) == 0


async def test_a_participant_who_just_left_still_counts(talk: Talk) -> None:
    presenter, guest = await talk.present(), await talk.enter()
    await presenter.saw("participant_count", lambda told: told["count"] == 1)
    await guest.close()
    await talk.fence(presenter)
    assert await count(talk) == 1
    assert presenter.all("participant_count")[-1] == {"count": 1}


async def test_counts_are_told_once_a_second_at_most(talk: Talk) -> None:
    presenter = await talk.present()
    started = time.monotonic()
    await asyncio.gather(*[talk.enter() for _ in range(8)])
    await presenter.saw("participant_count", lambda told: told["count"] == 8)
    told = len(presenter.all("participant_count"))
    assert told <= time.monotonic() - started + 2


@both_databases
async def test_leaving_frees_the_name_at_once(talk: Talk) -> None:
    participant = await talk.add_participant("민지")
    guest, presenter = await talk.enter(participant), await talk.present()
    assert await guest.call("leave_session", {}) == {"ok": True}
    assert await count(talk) == 0
    await presenter.saw("participant_count", lambda told: told["count"] == 0)
    assert (await talk.add_participant("민지")).id != participant.id


async def test_who_left_receives_nothing_and_does_nothing_more(talk: Talk) -> None:
    participant = await talk.add_participant()
    guest, other = await talk.enter(participant), await talk.enter()
    await guest.call("leave_session", {})
    mark = len(guest.received)
    assert (await guest.call("send_message", {"message": "x"}))["code"] == "not_joined"
    assert (await guest.call("leave_session", {}))["code"] == "not_joined"
    await talk.fence(other)
    again = await guest.call("join_session", {"session_id": talk.id, "token": participant.token})
    assert again["code"] == "seat_given_up"
    assert guest.received[mark:] == []


async def test_leaving_hangs_up_the_other_tab(talk: Talk) -> None:
    participant = await talk.add_participant()
    tabs = [await talk.enter(participant), await talk.enter(participant)]
    await tabs[0].call("leave_session", {})
    await tabs[1].hung_up()
    assert (await tabs[0].call("sync", {"since": 0}))["code"] == "not_joined"


async def test_a_presenter_who_leaves_gives_nothing_up(talk: Talk) -> None:
    tabs = [await talk.present(), await talk.present()]
    assert (await tabs[0].call("leave_session", {}))["ok"]
    await talk.fence(tabs[1])
    await talk.join(tabs[0], token=talk.token)
