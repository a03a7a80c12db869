"""An audience behind one address, beside somebody who guesses codes, with the limits as shipped."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from time import monotonic

import httpx
import pytest

from fixtures import postgres
from fixtures.pace import scaled
from fixtures.plain_http import plain_http
from fixtures.proofs import solved
from fixtures.server import Server, serving
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk
from rig.report import Figures
from rig.services import Services
from rig.timing import p

GUESSES, TYPING, BY_LINK, BEHIND_ONE_ADDRESS = 2_000, 200, 200, 1_000
AT_ONCE = 20  # people whom the server answers in the same moment
MINUTE = 60.0
FREE = 100  # failures of an address before newcomers prove some work: the default


@dataclass
class Phone:
    """Somebody with a browser of their own; `waited` is for answers, not for their own work."""

    http: httpx.AsyncClient
    waited: float = 0.0
    proofs: int = 0
    headers: dict[str, str] = field(default_factory=dict)

    async def asks(self, method: str, path: str, body: object = None) -> httpx.Response:
        """The answer, with whatever proof is asked for."""
        while True:
            began = monotonic()
            answer = await self.http.request(method, path, json=body, headers=self.headers)
            self.waited += monotonic() - began
            if answer.status_code != 428:
                return answer
            self.proofs += 1
            self.headers["Join-Proof"] = await asyncio.to_thread(solved, answer.json())

    async def types(self, code: str, nickname: str) -> int:
        """Look for the code, then come in; the status of that."""
        found = await self.asks("GET", f"/api/join/{code}")
        self.headers = {"Join-Key": found.json()["k"]}
        return (await self.asks("POST", f"/api/join/{code}", {"nickname": nickname})).status_code

    async def scans(self, code: str, k: str, nickname: str) -> int:
        """Come in by the link, which asks for nothing."""
        self.headers = {"Join-Key": k}
        return (await self.asks("POST", f"/api/join/{code}", {"nickname": nickname})).status_code


@dataclass
class Place:
    """Two workers and a session, which nothing but its people stands before."""

    workers: list[Server]
    talk: Talk


@pytest.fixture
def workers(services: Services, tmp_path: Path) -> Iterator[list[Server]]:
    """Two, with every limit as it is where nobody sets it."""
    with ExitStack() as stack:
        settings = {
            "ENVIRONMENT": "development",
            "DATABASE_URL": stack.enter_context(postgres.database()),
            "REDIS_URL": services.redis.url,
            "REDIS_PREFIX": "guessed-talk",
        }
        folders = [tmp_path / name for name in ("one", "other")]
        for folder in folders:
            folder.mkdir()
        yield [stack.enter_context(serving(folder, **settings)) for folder in folders]


@pytest.fixture
async def place(workers: list[Server]) -> AsyncIterator[Place]:
    """The session on them."""
    async with AsyncExitStack() as stack:
        talk = await stack.enter_async_context(open_talk(workers[0], Sockets(stack)))
        yield Place(workers, talk)


Comes = Callable[[Phone, str], Awaitable[int]]


def browser(url: str) -> httpx.AsyncClient:
    """One without cookies; all share what a client of its own would spend most of its time on."""
    return plain_http(url)


async def come(place: Place, count: int, who: str, comes: Comes) -> list[Phone]:
    """Let so many come in, some at once, by both workers; everybody has to be in."""
    workers, turns = cycle(place.workers), asyncio.Semaphore(AT_ONCE)

    async def one(number: int, url: str) -> tuple[Phone, int]:
        async with turns, browser(url) as http:
            phone = Phone(http)
            return phone, await comes(phone, f"{who} {number}")

    came = await asyncio.gather(*[one(number, next(workers).url) for number in range(count)])
    assert Counter(status for _, status in came) == {200: count}
    return [phone for phone, _ in came]


async def guess(place: Place) -> Counter[int]:
    """Look for codes that nobody has, each time as a new device; the statuses."""
    workers, turns = cycle(place.workers), asyncio.Semaphore(AT_ONCE)

    async def one(number: int, url: str) -> int:
        async with turns, browser(url) as http:
            return (await http.get(f"/api/join/WRONG{number}")).status_code

    return Counter(
        await asyncio.gather(*[one(number, next(workers).url) for number in range(GUESSES)])
    )


def note(figures: Figures, name: str, phones: list[Phone]) -> None:
    """Write down how long they waited for answers."""
    waited = [phone.waited for phone in phones]
    figures.add(f"who comes in waits, {name}, s, p99", p(99, waited), 2)
    figures.add(f"who comes in waits, {name}, s, median", p(50, waited))


@pytest.mark.long
async def test_a_crowd_comes_in_beside_two_thousand_wrong_codes(
    place: Place, figures: Figures
) -> None:
    session = place.talk.session
    code, k = session["session_code"], session["join_url"].partition("?k=")[2]

    def scans(phone: Phone, name: str) -> Awaitable[int]:
        return phone.scans(code, k, name)

    began = monotonic()
    told = await guess(place)
    assert monotonic() - began < scaled(MINUTE)
    assert set(told) == {404, 428}
    # A worker to which Redis answers late counts alone for a second.
    assert FREE <= told[404] <= FREE * len(place.workers)
    typed = await come(place, TYPING, "입력", lambda phone, name: phone.types(code, name))
    assert all(phone.proofs for phone in typed)
    linked = await come(place, BY_LINK, "링크", scans)
    talk = await come(place, BEHIND_ONE_ADDRESS, "홀", scans)
    assert not any(phone.proofs for phone in [*linked, *talk])
    for name, phones in (("typed", typed), ("by link", linked), ("of a thousand", talk)):
        note(figures, name, phones)
    shown = await place.talk.rest("GET")
    assert shown["participant_total"] == TYPING + BY_LINK + BEHIND_ONE_ADDRESS
