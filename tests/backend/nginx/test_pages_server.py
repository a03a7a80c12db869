"""The pages' own server says what the workers' pages say: one shell, one set of headers."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.web.security_headers import HEADERS
from fixtures import built_pages
from fixtures.built_pages import Both
from fixtures.stack.rendering import SHARED

PICTURE = "/assets/card-1.png"
SAME = ("content-type", "content-encoding", "cache-control", "content-length", *HEADERS)
PATHS = [
    "/",
    "/privacy",
    "/join/ABC123",
    "/auth/login",
    "/dashboard",
    "/account",
    "/crew",
    "/sessions/abc",
    "/sessions/abc/replay",
    "/screen/abc",
    "/help",
    "/docs",
    "/docs/events",
    "/worker.js",
]
PATHS += ["/assets/join-abc.js", "/assets/join-abc.css", "/assets/logo-abc.svg"]
PATHS += ["/assets/app-1.webmanifest", PICTURE]
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
NOWHERE += ["/help/x", "/help.html", "/docs/x", "/docs/events/x", "/docs.html", "/docs-events.html"]


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[Both]:
    """The workers' pages, and nginx's."""
    async with built_pages.both(tmp_path) as clients:
        yield clients


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


async def test_only_a_picture_may_be_shown_elsewhere(both: Both) -> None:
    for client in both:
        for path in PATHS:
            policy = (await client.head(path)).headers["cross-origin-resource-policy"]
            assert policy == ("cross-origin" if path == PICTURE else "same-origin"), path


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
    # How long a page may be kept, each place says by itself.
    assert told == {name: value for name, value in HEADERS.items() if name != "cache-control"}
