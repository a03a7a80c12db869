"""One room of which some members are told something else in place of what the others are."""

import asyncio
from typing import Any

from app.realtime.engineio.broadcast_group import MOST_BYTES, BroadcastGroup
from fixtures.listeners import busy, frame, note


async def test_what_is_for_some_members_is_sent_to_nobody_else(
    group: BroadcastGroup, transports: dict[str, Any]
) -> None:
    group.send(note("secret"), ["sid of a", "sid of p", "sid of nobody"])
    assert (transports["a"].writes, transports["b"].writes) == ([frame("secret")], [])
    assert transports["p"].queue.get_nowait().data == "secret"
    await asyncio.sleep(0)
    assert transports["b"].writes == []


async def test_a_packet_for_all_besides_some_is_sent_to_none_of_those(
    group: BroadcastGroup, transports: dict[str, Any]
) -> None:
    busy(group)
    group.post(note("1"))
    group.catch_up("sid of a")
    group.post(note("2"), besides=["sid of a", "sid of nobody"])
    group.post(note("3"))
    group.flush()
    assert transports["a"].writes == [frame("1"), frame("3")]
    assert transports["b"].writes == [frame("1", "2", "3")]
    group.post(note("4"))
    group.flush()
    assert transports["a"].writes[-1] == frame("4")


async def test_a_burst_besides_some_is_sent_to_none_of_those(
    group: BroadcastGroup, transports: dict[str, Any]
) -> None:
    group.post(note("x" * MOST_BYTES), besides=["sid of a", "sid of p"])
    assert len(transports["b"].writes) == 1
    assert transports["a"].writes == []
    assert transports["p"].queue.empty()
