"""The host that people opened, where a proxy asks the server for another one."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import httpx
import pytest

from fixtures.agents import PREVIEWS
from fixtures.plain_http import plain_http
from fixtures.raw import connected, request
from fixtures.server import Server, serving, sqlite_in

TOLD = "X-Forwarded-Host"
INNER = "127.0.0.1:8000"
OPENED = "talk.example"

# What a proxy says, and the host that is believed of it; None is Host as it came.
SAID: dict[str, tuple[list[str], str | None]] = {
    "a name": ([OPENED], OPENED),
    "a name with a port": (["talk.example:8443"], "talk.example:8443"),
    "an address": (["192.0.2.7:81"], "192.0.2.7:81"),
    "IPv6": (["[2001:db8::7]:81"], "[2001:db8::7]:81"),
    "a forged value before it": ([f"evil.example, {OPENED}"], OPENED),
    "a forged line before it": (["evil.example", OPENED], OPENED),
    "nothing": ([], None),
    "an empty value": ([""], None),
    "an empty value behind it": ([f"{OPENED},"], None),
    "a path": ([f"{OPENED}/x"], None),
    "a scheme": ([f"https://{OPENED}"], None),
    "a user": ([f"me@{OPENED}"], None),
    "blanks": (["talk example"], None),
    "half an address": (["[2001:db8::7"], None),
    "a port that is none": ([f"{OPENED}:http"], None),
    "too long": (["x" * 300], None),
    "another alphabet": (["t\u00e4lk.example"], None),
}


@pytest.fixture(scope="module")
def trusting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("trusting")
    with serving(folder, DATABASE_URL=sqlite_in(folder), TRUSTED_PROXIES="127.0.0.1") as server:
        yield server


@asynccontextmanager
async def through(server: Server, said: list[str]) -> AsyncIterator[httpx.AsyncClient]:
    """As a proxy asks that says so."""
    headers = [(b"Host", INNER.encode())] + [(TOLD.encode(), one.encode("latin-1")) for one in said]
    async with plain_http(server.url, headers=headers) as http:
        yield http


async def link(http: httpx.AsyncClient) -> str:
    """The join link of a new session."""
    signed_in = await http.post("/auth/test-login", json={"email": "a@example.com"})
    token = {"Authorization": f"Bearer {signed_in.json()['access_token']}"}
    made = await http.post("/api/sessions", json={"title": "Talk"}, headers=token)
    return str(made.json()["join_url"])


async def by_polling(http: httpx.AsyncClient, origin: str) -> bool:
    """Whether a page of this origin may poll."""
    address = "/socket.io/?EIO=4&transport=polling"
    return (await http.get(address, headers={"Origin": origin})).is_success


async def by_websocket(server: Server, said: list[str], origin: str) -> bool:
    """Whether it may open a WebSocket."""
    lines = "".join(f"{TOLD}: {one}\r\n" for one in said).encode("latin-1")
    async with connected(server.port) as raw:
        raw.send(request(Host=INNER, Origin=origin)[:-2] + lines + b"\r\n")
        return " 101 " in await raw.head()


@pytest.mark.parametrize(("said", "believed"), SAID.values(), ids=SAID)
async def test_a_trusted_proxy_says_which_host_was_opened(
    trusting: Server, said: list[str], believed: str | None
) -> None:
    host = believed or INNER
    async with through(trusting, said) as http:
        for origin, allowed in (
            (f"https://{host}", True),
            (f"http://{host}", True),
            ("https://evil.example", False),
            (f"https://{OPENED if believed is None else INNER}", False),
        ):
            assert await by_polling(http, origin) is allowed
            assert await by_websocket(trusting, said, origin) is allowed
        assert (await link(http)).startswith(f"http://{host}/join/")


async def test_who_is_not_trusted_says_nothing(server: Server) -> None:
    async with through(server, [OPENED]) as http:
        assert not await by_polling(http, f"https://{OPENED}")
        assert not await by_websocket(server, [OPENED], f"https://{OPENED}")
        assert await by_polling(http, f"http://{INNER}")
        assert (await link(http)).startswith(f"http://{INNER}/join/")


async def test_the_cards_of_links_and_what_was_set_elsewhere(
    trusting: Server, server: Server
) -> None:
    for here, host in ((trusting, OPENED), (server, INNER)):
        async with through(here, [OPENED]) as http:
            card = await http.get("/join/ABC234", headers={"User-Agent": PREVIEWS[0]})
        assert f'"http://{host}/' in card.text


async def test_public_url_is_above_what_proxies_say(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("public")
    settings = {"TRUSTED_PROXIES": "127.0.0.1", "PUBLIC_URL": "https://public.example"}
    with serving(folder, DATABASE_URL=sqlite_in(folder), **settings) as server:
        async with through(server, [OPENED]) as http:
            assert (await link(http)).startswith("https://public.example/join/")
            assert await by_polling(http, "https://public.example")
            assert await by_polling(http, f"https://{OPENED}")  # a second name, rightly passed on


@pytest.mark.parametrize(
    ("origin", "host", "allowed"),
    [
        ("https://talk.example", "talk.example:443", True),
        ("http://talk.example", "talk.example:80", True),
        ("https://talk.example", "Talk.Example", True),
        ("https://talk.example", "talk.example:80", False),
        ("http://talk.example", "talk.example:443", False),
        ("https://talk.example:8443", "talk.example", False),
        ("https://talk.example", "", False),
        ("null", "", False),
    ],
)
async def test_a_port_that_goes_without_saying_may_be_said(
    trusting: Server, origin: str, host: str, allowed: bool
) -> None:
    async with through(trusting, [host]) as http:
        assert await by_polling(http, origin) is allowed
