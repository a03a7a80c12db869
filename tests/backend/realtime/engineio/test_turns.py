"""Requests begin one by one, of each address in turn, and not too many at once."""

import asyncio
from collections.abc import Callable

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.realtime.engineio import windows
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
    monkeypatch.setattr(windows, "FIRST", 2)
    may_go_on = asyncio.Event()

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await may_go_on.wait()
        if not is_answered:
            raise ValueError
        await send({"type": "http.response.start", "status": 200})

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
    monkeypatch.setattr(windows, "FIRST", 1)
    is_read = asyncio.Event()

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200})
        await is_read.wait()

    for name in "ab":
        requests.come_to(app, "talk", name)
    await passes(10)
    assert requests.begun == ["a", "b"]
    is_read.set()
    await asyncio.gather(*requests.tasks)


async def refuse(_scope: Scope, _receive: Receive, send: Send) -> None:
    """Refuse a request, after as many passes as a look into the database takes."""
    await passes(3)
    await send({"type": "http.response.start", "status": 428})


async def test_who_is_refused_again_and_again_has_one_under_way_and_pauses(
    requests: Requests, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, pauses = asyncio.get_running_loop(), []

    def later(seconds: float, resume: Callable[..., None], *of: object) -> None:
        pauses.append((seconds, lambda: resume(*of)))

    monkeypatch.setattr(loop, "call_later", later)
    for number in range(6):
        requests.come_to(refuse, "guesser", str(number))
    await passes(20)
    assert len(requests.begun) == windows.FIRST
    while pauses:
        seconds, resume = pauses.pop()
        assert seconds > 0
        begun = len(requests.begun)
        resume()
        await passes(20)
        assert len(requests.begun) - begun <= 1
    assert len(requests.begun) == 6
    requests.come("elsewhere", "x")
    assert requests.begun[-1] == "x"
    await asyncio.gather(*requests.tasks)
