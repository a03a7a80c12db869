"""nginx as we set it up: what it tells the workers behind it, and which of them it asks."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest

from app.cli.supervisor.preflight import search_path
from app.cli.supervisor.reverse_proxy import ReverseProxy
from fixtures.plain_http import plain_http
from fixtures.ports import HOST, free_port

NGINX = shutil.which("nginx", path=search_path()) or "nginx"
NAMES = ("w1", "w2")
POLL = "/socket.io/?EIO=4&transport=polling"
FORGED = {
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "forged.example, talk.example:81",
    "Host": "inner",
}


class Echo:
    """In a worker's place: answers with the head of the request, and its own name."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.socket, self.link = name, folder / f"{name}.sock", folder / f"{name}.link"
        self.server: asyncio.Server

    async def open(self) -> "Echo":
        self.server = await asyncio.start_unix_server(self._answer, self.socket)
        self.link.symlink_to(self.socket)
        return self

    async def close(self) -> None:
        self.server.close()
        await self.server.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        own = f"HTTP/1.1 200 OK\r\nX-Worker: {self.name}\r\nContent-Length: {len(head)}\r\n\r\n"
        writer.write(own.encode() + head)
        await writer.drain()
        writer.close()


class RunningProxy:
    """Two echoes behind nginx, and a client before it."""

    def __init__(self, http: httpx.AsyncClient, echoes: list[Echo]) -> None:
        self.http, self.echoes = http, echoes

    async def told(self, **headers: str) -> dict[str, str]:
        """The headers that a worker is told when a client sends these."""
        head = (await self.http.get("/path?a=b", headers=headers)).text
        lines = [line.split(": ", 1) for line in head.splitlines()[1:] if line]
        return {name.lower(): value for name, value in lines}

    async def asked(self, method: str, path: str, times: int = 4) -> set[str]:
        """Who answers."""
        answers = [await self.http.request(method, path) for _ in range(times)]
        assert {answer.status_code for answer in answers} == {200}
        return {answer.headers["x-worker"] for answer in answers}


@asynccontextmanager
async def running_proxy(*proxies: str) -> AsyncIterator[RunningProxy]:
    port = free_port()
    with TemporaryDirectory() as name:
        folder = Path(name)
        echoes = [await Echo(name, folder).open() for name in NAMES]
        proxy = ReverseProxy(NGINX, HOST, port, folder, list(proxies))
        await proxy.start([echo.link for echo in echoes])
        try:
            async with plain_http(f"http://{HOST}:{port}") as http:
                yield RunningProxy(http, echoes)
        finally:
            await proxy.stop()
            for echo in echoes:
                await echo.close()


async def test_what_is_too_large_for_every_worker_reaches_none() -> None:
    async with running_proxy() as here:
        answer = await here.http.post("/", content=bytes(1_200_000))
    assert answer.status_code == 413
    assert "x-worker" not in answer.headers


@pytest.mark.parametrize(
    ("proxies", "client", "scheme"),
    [
        ([], HOST, "http"),
        (["203.0.113.0/24"], HOST, "http"),
        ([HOST], "203.0.113.9", "https"),
        (["2001:db8::/32", "127.0.0.0/8"], "203.0.113.9", "https"),
    ],
)
async def test_only_a_trusted_proxy_says_where_a_client_is(
    proxies: list[str], client: str, scheme: str
) -> None:
    async with running_proxy(*proxies) as here:
        told = await here.told(**FORGED)
    assert (told["x-forwarded-for"], told["x-forwarded-proto"]) == (client, scheme)
    assert told["host"] == ("inner" if client == HOST else "talk.example:81")
    assert "x-forwarded-host" not in told


async def test_what_is_asked_is_handed_on_as_it_is() -> None:
    async with running_proxy() as here:
        for path in ("/join/ABC%20123?x=%2F..%2F", f"{POLL}&sid=w1.%41"):
            asked = (await here.http.get(path)).text.splitlines()[0]
            assert asked == f"GET {path} HTTP/1.1"
        assert (await here.told(Host="talk.example:81"))["host"] == "talk.example:81"


async def test_a_poll_goes_to_the_worker_that_its_sid_names_and_the_rest_to_all() -> None:
    async with running_proxy() as here:
        assert await here.asked("GET", f"{POLL}&sid=w1.abc") == {"w1"}
        assert await here.asked("POST", f"{POLL}&sid=w2.abc") == {"w2"}
        for sid in ("", "w1", "w1x.abc", "../w1.abc", "W1.abc"):
            assert await here.asked("GET", f"{POLL}&sid={sid}") == set(NAMES)


async def test_nobody_is_asked_who_is_gone_and_no_path_is_logged(
    capfd: pytest.CaptureFixture[str],
) -> None:
    async with running_proxy() as here:
        await here.echoes[0].close()
        for method in ("GET", "POST"):
            assert await here.asked(method, "/join/ABC123") == {"w2"}
        gone = await here.http.get(f"{POLL}&sid=w1.abc")
    assert gone.status_code == 502
    assert capfd.readouterr() == ("", "")
