import random
from typing import Any

import msgspec
import pytest

from engagenow_client.live.position import Logged, Page, Place, Position

NOTHING = b"{}"


class Log:
    """A log of `head` events, and what a client applied of it."""

    def __init__(self, head: int, page: int = 7) -> None:
        self.head = head
        self.page = page
        self.applied: list[str] = []
        self.position: Position[str] = Position(self.applied.append, self.decode, self.read_after)

    def decode(self, name: str, _payload: bytes) -> str:
        return name

    async def read_after(self, seq: int) -> Page:
        last = min(self.head, seq + self.page)
        events = [Logged(one, str(one), msgspec.Raw(NOTHING)) for one in range(seq + 1, last + 1)]
        return Page(events, self.head, more=last < self.head)

    def receive(self, seq: int) -> bool:
        return self.position.receive(seq, str(seq))


@pytest.mark.parametrize("seed", range(50))
async def test_whatever_the_order_each_event_is_applied_once_and_in_its_place(seed: int) -> None:
    chance = random.Random(seed)
    log = Log(60)
    log.position.start(Place(seq=10, epoch="a"))
    seqs = [seq for seq in range(1, 61) for _ in range(chance.choice((0, 1, 1, 2)))]
    chance.shuffle(seqs)
    for seq in seqs:
        if not log.receive(seq) and chance.random() < 0.3:
            await log.position.repair()
    await log.position.repair()
    assert log.applied == [str(seq) for seq in range(11, 61)]


async def test_what_cannot_be_read_has_its_place() -> None:
    log = Log(12)
    log.position.start(Place(seq=10, epoch="a"))
    assert not log.receive(12)
    assert log.position.receive(11, None)
    assert (log.applied, log.position.seq) == (["12"], 12)


async def test_a_return_goes_on_behind_what_is_known() -> None:
    log = Log(12)
    log.position.start(Place(seq=10, epoch="a"))
    events = [Logged(seq, str(seq), msgspec.Raw(NOTHING)) for seq in (11, 12)]
    assert log.position.start(Place(seq=12, epoch="a", head=12, events=events))
    assert log.applied == ["11", "12"]
    assert not log.position.start(Place(seq=14, epoch="a", head=14, events=[]))


@pytest.mark.parametrize(
    ("place", "skipped"),
    [
        ({"seq": 5, "epoch": "b"}, 0),
        ({"seq": 9, "epoch": "a"}, 0),
        ({"seq": 1011, "epoch": "a"}, 1001),
    ],
    ids=["another database", "a log that ends before", "far behind"],
)
async def test_it_starts_anew_where_going_on_is_not_possible(
    place: dict[str, Any], skipped: int
) -> None:
    log = Log(12)
    log.position.start(Place(seq=10, epoch="a"))
    assert log.position.start(Place(**place))
    assert (log.position.seq, log.position.skipped, log.applied) == (place["seq"], skipped, [])


async def test_what_waits_is_known_as_what_was_applied_is() -> None:
    log = Log(12)
    assert not log.position.knows(10)
    log.position.start(Place(seq=10, epoch="a"))
    log.receive(12)
    assert [log.position.knows(seq) for seq in (10, 11, 12, 13)] == [True, False, True, False]
