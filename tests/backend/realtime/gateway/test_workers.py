"""Two workers on one database: members of both receive the same, whatever the bus loses."""

import asyncio
from typing import Any

from fixtures.two_workers import Talks


def facts(received: list[tuple[str, Any]]) -> list[Any]:
    """What has a position."""
    return [told for name, told in received if name in ("new_message", "session_updated")]


async def test_a_message_reaches_the_members_of_both_workers(talks: Talks) -> None:
    members = [await talk.enter() for talk in talks]
    for speaker in members:
        ack = await speaker.call("send_message", {"message": "hello"})
        for member in members:
            told = await member.saw("new_message", lambda told, ack=ack: told["id"] == ack["id"])
            assert told["seq"] == ack["seq"]


async def test_a_change_by_rest_reaches_the_members_of_both_workers(talks: Talks) -> None:
    members = [await talk.enter() for talk in talks]
    await talks[0].rest("POST", "/end")
    told = [await member.saw("session_updated") for member in members]
    assert told[0] == told[1]
    assert told[0]["status"] == "ended"


async def test_members_of_both_workers_receive_one_order(talks: Talks) -> None:
    members = [await talk.enter() for talk in talks for _ in range(2)]
    acks = await asyncio.gather(
        *[one.call("send_message", {"message": f"{n}"}) for n in range(10) for one in members]
    )
    await talks[0].fence(*members)
    received = [facts(member.received) for member in members]
    assert received == [received[0]] * 4
    assert [told["seq"] for told in received[0][:-1]] == sorted(ack["seq"] for ack in acks)
    assert received[0] == [fact["data"] for fact in (await talks[0].log())[-len(received[0]) :]]


async def test_one_client_id_is_one_message_on_both_workers(talks: Talks) -> None:
    participant = await talks[0].add_participant()
    tabs = [await talk.enter(participant) for talk in talks]
    message = {"message": "once", "client_id": "same"}
    acks = await asyncio.gather(*[tabs[n % 2].call("send_message", message) for n in range(10)])
    assert acks == [acks[0]] * 10
    await talks[0].fence(*tabs)
    assert [len(tab.all("new_message")) for tab in tabs] == [1, 1]
