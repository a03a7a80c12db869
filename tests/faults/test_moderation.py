"""What a presenter decides on one worker is felt by members of another, while hundreds talk."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from time import monotonic
from typing import Any

import pytest

from fixtures.sockets import Socket
from fixtures.talk import Talk, open_talk
from rig.fault_rig import FaultRig
from rig.length import long
from rig.report import Figures
from rig.timing import p

CROWD, RATE = 300, 100
EFFECTIVE_SECONDS = 1.0

Talks = tuple[Talk, Talk]
Decide = Callable[[Talks], Awaitable[float]]


@pytest.fixture
async def talks(rig: FaultRig) -> AsyncIterator[Talks]:
    """A session beside the crowd's, as both workers have it."""
    async with open_talk(rig.workers[0], rig.talk.sockets) as talk:
        yield talk, replace(talk, server=rig.workers[1])


async def seconds_until(order: Awaitable[Any], sign: Awaitable[Any]) -> float:
    """Seconds from giving the order until the sign of it is there."""
    began = monotonic()
    await asyncio.gather(order, sign)
    return monotonic() - began


async def a_message_is_deleted(talks: Talks) -> float:
    here, there = talks
    member = await there.enter()
    said = await member.call("send_message", {"message": "gone soon"})
    order = here.rest("DELETE", f"/messages/{said['id']}")
    return await seconds_until(
        order, member.saw("message_deleted", lambda told: told["id"] == said["id"])
    )


async def somebody_is_muted(talks: Talks) -> float:
    here, there = talks
    participant = await here.add_participant()
    member = await there.enter(participant)
    began = monotonic()
    await here.rest("PUT", f"/participants/{participant.id}/mute", {})
    assert await refusal(member) == "muted_by_presenter"
    return monotonic() - began


async def somebody_is_removed(talks: Talks) -> float:
    here, there = talks
    participant = await here.add_participant()
    member = await there.enter(participant)
    order = here.rest("PUT", f"/participants/{participant.id}/removal")
    return await seconds_until(order, member.hung_up())


async def the_mode_changes(talks: Talks) -> float:
    here, there = talks
    member = await there.enter()
    order = here.rest("PATCH", "", {"settings": {"chat_mode": "read_only"}})
    took = await seconds_until(order, member.saw("session_updated"))
    assert await refusal(member) == "read_only"
    await here.rest("PATCH", "", {"settings": {"chat_mode": "open"}})
    return took


async def refusal(member: Socket) -> Any:
    """How the next thing that the member says is refused."""
    return (await member.call("send_message", {"message": "hello"}))["code"]


@pytest.mark.long
@pytest.mark.parametrize(
    "decide",
    [a_message_is_deleted, somebody_is_muted, somebody_is_removed, the_mode_changes],
    ids=lambda decide: decide.__name__,
)
async def test_what_is_decided_is_felt_on_the_other_worker(
    rig: FaultRig, talks: Talks, figures: Figures, decide: Decide
) -> None:
    times = long(30)
    crowd = await rig.crowd(CROWD)
    talking = asyncio.create_task(rig.chat(crowd, rate=RATE, seconds=times * EFFECTIVE_SECONDS))
    took = [await decide(talks) for _ in range(times)]
    talking.cancel()
    await asyncio.gather(talking, return_exceptions=True)
    figures.add("felt after, s, median", p(50, took), EFFECTIVE_SECONDS)
    figures.add("felt after, s, longest", max(took), EFFECTIVE_SECONDS)
