"""Requests begin one by one, of each address in turn, and not too many at once."""

import asyncio

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.realtime.engineio import turns as module
from app.realtime.engineio.turns import Turns


class Requests:
    """Requests that begin in their turn, and what has begun so far."""

    def __init__(self) -> None:
        self.turns = Turns()
        self.begun: list[str] = []
        self.tasks: list[asyncio.Future[None]] = []

    def come(self, address: str | None, name: str) -> None:
        """One comes that is never answered."""
        self.turns.wait(address, lambda: self.begun.append(name))

    def come_to(self, app: ASGIApp, address: str, name: str) -> None:
        """One comes to an application."""

        def begin() -> None:
            self.begun.append(name)
            counted = self.turns.counted(address, app)
            self.tasks.append(asyncio.ensure_future(counted({}, nothing, ignore)))

        self.turns.wait(address, begin)


async def nothing() -> Message:
    """Receive nothing."""
    raise AssertionError


async def ignore(_message: Message) -> None:
    """Send it nowhere."""


@pytest.fixture
def requests() -> Requests:
    return Requests()


async def passes(count: int) -> None:
    """Let the event loop go round."""
    for _ in range(count):
        await asyncio.sleep(0)


async def test_one_begins_in_each_pass(requests: Requests) -> None:
    for name in "abcd":
        requests.come(None, name)
    assert requests.begun == ["a"]
    await passes(1)
    assert requests.begun == ["a", "b"]
    await passes(3)
    assert requests.begun == list("abcd")
    requests.come(None, "e")
    assert requests.begun[-1] == "e"


async def test_each_address_has_its_turn(requests: Requests) -> None:
    for number in range(5):
        requests.come("many", f"many {number}")
    requests.come("few", "few")
    await passes(6)
    assert requests.begun.index("few") <= 2
    assert len(requests.begun) == 6


@pytest.mark.parametrize("is_answered", [True, False], ids=["answered", "failed"])
async def test_of_one_address_only_so_many_are_under_way(
    requests: Requests, monkeypatch: pytest.MonkeyPatch, *, is_answered: bool
) -> None:
    monkeypatch.setattr(module, "MOST_UNDER_WAY", 2)
    may_go_on = asyncio.Event()

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await may_go_on.wait()
        if not is_answered:
            raise ValueError
        await send({"type": "http.response.start"})

    for name in "abcde":
        requests.come_to(app, "talk", name)
    requests.come("elsewhere", "x")
    await passes(10)
    assert sorted(requests.begun) == ["a", "b", "x"]
    may_go_on.set()
    await passes(20)
    assert sorted(requests.begun) == ["a", "b", "c", "d", "e", "x"]
    ends = await asyncio.gather(*requests.tasks, return_exceptions=True)
    assert [end is None for end in ends] == [is_answered] * 5


async def test_who_reads_an_answer_slowly_holds_up_nobody(
    requests: Requests, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_UNDER_WAY", 1)
    is_read = asyncio.Event()

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start"})
        await is_read.wait()

    for name in "ab":
        requests.come_to(app, "talk", name)
    await passes(10)
    assert requests.begun == ["a", "b"]
    is_read.set()
    await asyncio.gather(*requests.tasks)
