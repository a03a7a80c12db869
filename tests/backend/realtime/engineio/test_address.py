"""Where clients come from: REST, polling and WebSocket are told the same, and no forged header."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from fixtures.guarded import Guarded
from fixtures.plain_http import plain_http
from fixtures.raw import connected, request
from fixtures.socketio_app import SocketIOApp, running
from fixtures.waiting import until

Headers = list[tuple[str, str]]
Told = tuple[str, str]

FOR, PROTO = "X-Forwarded-For", "X-Forwarded-Proto"
OURSELVES = ("127.0.0.1", "http")
PROXIES = ["127.0.0.1", "10.0.0.0/8", "2001:db8:1::/48"]

# What a trusted proxy sends, and what is to be believed of it.
CASES: dict[str, tuple[Headers, Told]] = {
    "nothing": ([], OURSELVES),
    "an address": ([(FOR, "203.0.113.9")], ("203.0.113.9", "http")),
    "a forged one before it": ([(FOR, "192.0.2.1, 203.0.113.9")], ("203.0.113.9", "http")),
    "a proxy behind it": ([(FOR, "192.0.2.1, 203.0.113.9,10.9.9.9")], ("203.0.113.9", "http")),
    "a forged line": ([(FOR, "192.0.2.1"), (FOR, "203.0.113.9")], ("203.0.113.9", "http")),
    "proxies alone": ([(FOR, "10.0.0.1, 10.0.0.2")], ("10.0.0.1", "http")),
    "a port": ([(FOR, "203.0.113.9:4711")], ("203.0.113.9", "http")),
    "IPv6": ([(FOR, "[2001:db8::9]:4711, 2001:db8:1::2")], ("2001:db8::9", "http")),
    "an empty address": ([(FOR, "")], OURSELVES),
    "https": ([(PROTO, "https")], ("127.0.0.1", "https")),
    "a secure WebSocket": ([(FOR, "203.0.113.9"), (PROTO, "wss")], ("203.0.113.9", "https")),
    "a forged scheme before it": ([(PROTO, "https"), (PROTO, "http")], OURSELVES),
    "two schemes in one": ([(PROTO, "https, http")], OURSELVES),
    "another scheme": ([(PROTO, "gopher")], OURSELVES),
    "a header nobody reads": ([("Forwarded", "for=192.0.2.1;proto=https")], OURSELVES),
    "another one": ([("X-Real-IP", "192.0.2.1")], OURSELVES),
}


async def by_websocket(app: SocketIOApp, headers: Headers) -> Told:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers).encode()
    async with connected(app.port) as raw:
        raw.send(request()[:-2] + lines + b"\r\n")
        assert " 101 " in await raw.head()
        await until(lambda: app.sio.environ)
        return environment(app)


async def by_polling(app: SocketIOApp, headers: Headers) -> Told:
    async with plain_http(headers=headers) as http:
        await http.get(f"{app.url}/socket.io/?EIO=4&transport=polling")
    return environment(app)


def environment(app: SocketIOApp) -> Told:
    """What the connect handler of the only client would be told."""
    (environ,) = app.sio.environ.values()
    return environ["REMOTE_ADDR"], environ["wsgi.url_scheme"]


async def by_rest(app: SocketIOApp, headers: Headers) -> Told:
    told: asyncio.Queue[Told] = asyncio.Queue()

    async def entry(scope: Any, _receive: Any, send: Any) -> None:
        scheme = scope["scheme"].replace("ws", "http")  # uvicorn hands on what the proxy says
        told.put_nowait((scope["client"][0], scheme))
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    app._asgi = entry
    async with plain_http(headers=headers) as http:
        await http.get(app.url)
    return told.get_nowait()


ENTRIES: list[Callable[[SocketIOApp, Headers], Awaitable[Told]]] = [
    by_websocket,
    by_polling,
    by_rest,
]


@pytest.fixture
async def behind(request: pytest.FixtureRequest) -> AsyncIterator[SocketIOApp]:
    """Our server, which trusts the proxies of the test."""
    app = Guarded().app
    app.server.config.forwarded_allow_ips = request.param
    async with running(app):
        yield app


@pytest.mark.parametrize("behind", [[], ["10.0.0.0/8"]], indirect=True, ids=["nobody", "others"])
@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("headers", [case for case, _ in CASES.values()], ids=CASES)
async def test_nobody_is_believed_who_is_not_trusted(
    behind: SocketIOApp, entry: Any, headers: Headers
) -> None:
    assert await entry(behind, headers) == OURSELVES


@pytest.mark.parametrize("behind", [PROXIES], indirect=True, ids=["trusted"])
@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize(("headers", "told"), CASES.values(), ids=CASES)
async def test_a_trusted_proxy_is_believed_as_far_as_it_saw(
    behind: SocketIOApp, entry: Any, headers: Headers, told: Told
) -> None:
    assert await entry(behind, headers) == told
