"""Who a client is, and how much one address may: an audience at once, and no more."""

import asyncio

import httpx
import pytest

from app.core.error_mapping import problem
from app.core.limit_errors import RateLimited
from fixtures.front import RunningFront, fronted
from fixtures.ports import HOST
from fixtures.waiting import PATIENCE

FORGED = {
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "forged.example, talk.example:81",
}
POLL = "/socket.io/?EIO=4&transport=polling"
PHONES = 500
EACH = 2  # the code is looked up, and somebody joins


async def flood(here: RunningFront, path: str, times: int) -> list[httpx.Response]:
    """So many requests from one address, as fast as they go."""
    headers = {"Accept-Language": "ko"}
    return [await here.http.get(path, headers=headers) for _ in range(times)]


async def at_once(here: RunningFront, path: str, times: int) -> int:
    """How many of so many requests pass that are written in one go."""
    reader, writer = await asyncio.open_connection(HOST, here.http.base_url.port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode() * times)
    writer.write(b"GET /front/health HTTP/1.1\r\nHost: nobody\r\nConnection: close\r\n\r\n")
    answers = await asyncio.wait_for(reader.read(-1), 3 * PATIENCE)
    writer.close()
    return answers.count(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("path", ["/api/join/ABC123", POLL])
async def test_who_only_makes_noise_is_refused_by_name(path: str) -> None:
    async with fronted(REQUESTS_PER_SECOND="1", REQUESTS_BURST="10") as here:
        answers = await flood(here, path, 30)
        refused = [answer for answer in answers if answer.status_code != 200]
        assert here.received == 30 - len(refused) < 15
    for answer in refused:
        assert answer.status_code == 429
        assert answer.json() == problem(RateLimited(1), "ko")
        assert answer.headers["retry-after"] == "1"


async def test_polls_of_a_session_and_pages_are_not_counted() -> None:
    async with fronted(REQUESTS_PER_SECOND="1", REQUESTS_BURST="1") as here:
        for path in (f"{POLL}&sid=b1.abc", "/join/ABC123", "/assets/join-abc.js"):
            assert {one.status_code for one in await flood(here, path, 20)} == {200}


async def test_a_talk_that_comes_at_once_from_one_address_passes() -> None:
    async with fronted() as here:
        assert await at_once(here, "/api/join/ABC123", PHONES * EACH) == PHONES * EACH
        assert await at_once(here, POLL, PHONES) == PHONES


@pytest.mark.parametrize(
    ("proxies", "client", "scheme"),
    [
        ("", HOST, "http"),
        ("203.0.113.0/24", HOST, "http"),
        (HOST, "203.0.113.9", "https"),
        ("2001:db8::/32, 127.0.0.0/8", "203.0.113.9", "https"),
    ],
)
async def test_only_a_trusted_proxy_says_where_a_client_is(
    proxies: str, client: str, scheme: str
) -> None:
    async with fronted(TRUSTED_PROXIES=proxies) as here:
        told, own_host = await here.told(**FORGED), here.http.base_url.netloc.decode()
    assert (told["x-forwarded-for"], told["x-forwarded-proto"]) == (client, scheme)
    assert told["host"] == (own_host if client == HOST else "talk.example:81")
    assert "x-forwarded-host" not in told
