"""The pages' own server says what the workers' pages say: one shell, one set of headers."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from app.pages import add_pages
from app.security_headers import HEADERS, SecurityHeaders
from app.supervisor.nginx import Nginx
from fixtures.front import NGINX
from fixtures.ports import HOST, free_port
from stack.rendering import SHARED, render_frontend

SAME = ("content-type", "content-encoding", "cache-control", "content-length", *HEADERS)
PATHS = [
    "/",
    "/join/ABC123",
    "/auth/login",
    "/dashboard",
    "/account",
    "/crew",
    "/sessions/abc",
    "/worker.js",
]
PATHS += ["/assets/join-abc.js", "/assets/join-abc.css", "/assets/logo-abc.svg"]
ACCEPTED = [
    "",
    "gzip",
    "gzip, deflate, br",
    "br;q=0, gzip",
    "br;q=0.0,gzip;q=0",
    "br;q=0.5",
    "x-br",
]
NOWHERE = [
    "/join.html",
    "/assets/none.js",
    "/assets/join-abc.js.br",
    "/assets/",
    "/api/x",
    "/worker.js.gz",
]
NOWHERE += ["/assets/../join.html", "/nginx.conf", "/join/ABC/x"]


def build(folder: Path) -> None:
    """As the build leaves it, smaller."""
    (folder / "assets").mkdir(parents=True)
    names = ["join.html", "presenter.html", "worker.js"]
    names += [f"assets/{name}" for name in ("join-abc.js", "join-abc.css", "logo-abc.svg")]
    for name in names:
        for suffix in ("", ".br", ".gz"):
            (folder / f"{name}{suffix}").write_text(f"the file {name}{suffix}")


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[tuple[httpx.AsyncClient, httpx.AsyncClient]]:
    """The workers' pages, and nginx's."""
    dist, folder, port = tmp_path / "dist", tmp_path / "nginx", free_port()
    build(dist)
    render_frontend(folder, LISTEN=HOST, PORT=str(port), PAGES=str(dist))
    app = FastAPI()
    add_pages(app, test_login=False, folder=dist)
    async with AsyncExitStack() as stack:
        nginx = Nginx(NGINX, folder, HOST, port)
        stack.push_async_callback(nginx.stop)
        await nginx.start()
        transport = httpx.ASGITransport(SecurityHeaders(app))
        ours = httpx.AsyncClient(transport=transport, base_url="http://ours")
        theirs = httpx.AsyncClient(base_url=f"http://{HOST}:{port}")
        yield await stack.enter_async_context(ours), await stack.enter_async_context(theirs)


Both = tuple[httpx.AsyncClient, httpx.AsyncClient]


async def test_nothing_else_is_there(both: Both) -> None:
    for path in NOWHERE:
        for client in both:
            assert (await client.get(path)).status_code == 404
    for path in PATHS:
        for client in both:
            assert (await client.post(path)).status_code == 405


@pytest.mark.parametrize("accepted", ACCEPTED)
async def test_every_page_is_the_same(both: Both, accepted: str) -> None:
    for path in PATHS:
        headers = {"Accept-Encoding": accepted}
        one, other = [await client.head(path, headers=headers) for client in both]
        assert one.status_code == other.status_code == 200
        for name in SAME:
            assert one.headers.get(name) == other.headers.get(name), (path, name)
        assert other.headers["vary"] == "Accept-Encoding"


async def test_what_a_browser_has_is_not_sent_again(both: Both) -> None:
    _, nginx = both
    for path in PATHS:
        first = await nginx.get(path, headers={"Accept-Encoding": "identity"})
        known = {"If-None-Match": first.headers["etag"], "Accept-Encoding": "identity"}
        assert (await nginx.get(path, headers=known)).status_code == 304


def test_nginx_has_the_headers_of_the_workers() -> None:
    told = dict[str, str]()
    for line in SHARED.read_text().splitlines():
        if not line.startswith("#"):
            directive, name, value = line.removesuffix(" always;").split(" ", 2)
            assert directive == "add_header"
            told[name.lower()] = value.strip('"')
    assert told == HEADERS
