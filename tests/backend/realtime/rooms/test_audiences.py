"""Members of a room are told what is for them, and of the rest that there is something."""

from typing import Any

import pytest

from app.core.audience import EVERYONE, HOSTS, SCREENS, Audience, only
from app.core.fact import Fact
from app.realtime.rooms.room import Room
from fixtures.rooms import SESSION, RoomHarness

ROLES = {
    "guest": "participant",
    "other": "participant",
    "presenter": "presenter",
    "helper": "moderator",
    "screen": "screen",
}
RECEIVED = ("fact", {"seq": 1})
HIDDEN = ("hidden", {"seq": 1})
TOPICS = ("hidden", {"seq": 1, "topics": ["list"]})
TOLD: list[tuple[Audience, dict[str, Any]]] = [
    (EVERYONE, dict.fromkeys(ROLES, RECEIVED)),
    (
        HOSTS,
        {
            **dict.fromkeys(("guest", "other", "screen"), HIDDEN),
            **dict.fromkeys(("presenter", "helper"), RECEIVED),
        },
    ),
    (
        SCREENS,
        {
            **dict.fromkeys(("guest", "other"), HIDDEN),
            **dict.fromkeys(("presenter", "helper"), TOPICS),
            "screen": RECEIVED,
        },
    ),
    (
        only("guest"),
        {
            **dict.fromkeys(("other", "screen"), HIDDEN),
            **dict.fromkeys(("presenter", "helper"), TOPICS),
            "guest": RECEIVED,
        },
    ),
]
to_each_audience = pytest.mark.parametrize(
    ("audience", "told"), TOLD, ids=["everyone", "hosts", "screens", "one actor"]
)


def fact(seq: int, audience: Audience = EVERYONE) -> Fact:
    return Fact("fact", seq, {"seq": seq}, audience=audience, topics=("list",))


def happen(harness: RoomHarness, *facts: Fact) -> None:
    """Store facts, and bring them to the room."""
    harness.log += facts
    for one in facts:
        harness.bus.publish(SESSION, one)


def received(harness: RoomHarness, sid: str) -> list[Any]:
    """What a socket was told that has a position."""
    return [one for one in harness.emitter.received.get(sid, []) if one[0] in ("fact", "hidden")]


async def all_have_received(harness: RoomHarness, count: int) -> None:
    """Wait until everybody has received so many facts."""
    await harness.emitter.until(lambda: all(len(received(harness, sid)) >= count for sid in ROLES))


async def enter(harness: RoomHarness, room: Room, *, but: str = "") -> None:
    """Let in one of each role."""
    for sid, role in ROLES.items():
        if sid != but:
            await harness.enter(room, sid, head=0, role=role)


@to_each_audience
async def test_who_is_there_is_told_what_is_for_them(
    harness: RoomHarness, audience: Audience, told: dict[str, Any]
) -> None:
    with harness.rooms.keep_open(SESSION) as room:
        await enter(harness, room)
    happen(harness, fact(1, audience))
    await all_have_received(harness, 1)
    assert {sid: received(harness, sid) for sid in ROLES} == {sid: [told[sid]] for sid in ROLES}


@to_each_audience
async def test_who_comes_with_an_older_snapshot_is_told_the_same(
    harness: RoomHarness, audience: Audience, told: dict[str, Any]
) -> None:
    with harness.rooms.keep_open(SESSION) as room:
        await harness.enter(room, "first", head=0)
        happen(harness, fact(1, audience), fact(2))
        await harness.received(2, "first")
        await enter(harness, room)
    await all_have_received(harness, 2)
    for sid in ROLES:
        assert received(harness, sid) == [told[sid], ("fact", {"seq": 2})]


@to_each_audience
@pytest.mark.parametrize("slow", ROLES)
async def test_who_reads_slowly_is_told_the_same(
    harness: RoomHarness, audience: Audience, told: dict[str, Any], slow: str
) -> None:
    with harness.rooms.keep_open(SESSION) as room:
        await enter(harness, room)
    room.set_backpressure(slow, paused=True)
    await harness.emitter.until(lambda: slow not in harness.emitter.channels[room.channel])
    happen(harness, fact(1, audience), fact(2))
    await harness.received(2, *(sid for sid in ROLES if sid != slow))
    assert received(harness, slow) == []
    room.set_backpressure(slow, paused=False)
    await all_have_received(harness, 2)
    for sid in ROLES:
        assert received(harness, sid) == [told[sid], ("fact", {"seq": 2})]


@to_each_audience
async def test_what_the_bus_lost_is_told_the_same(
    harness: RoomHarness, audience: Audience, told: dict[str, Any]
) -> None:
    with harness.rooms.keep_open(SESSION) as room:
        await enter(harness, room)
    harness.log.append(fact(1, audience))
    happen(harness, fact(2))
    await all_have_received(harness, 2)
    for sid in ROLES:
        assert received(harness, sid) == [told[sid], ("fact", {"seq": 2})]


async def test_what_all_who_come_are_shown_has_nothing_private(harness: RoomHarness) -> None:
    with harness.rooms.keep_open(SESSION) as room:
        await enter(harness, room)
    happen(harness, fact(1), fact(2, HOSTS))
    await all_have_received(harness, 2)
    assert room.latest["fact"] == {"seq": 1}
    assert room.delivered_since(0) == [fact(1), Fact("hidden", 2, {"seq": 2})]
