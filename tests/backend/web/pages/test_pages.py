"""The built pages: a shell for each address of the contract, and assets as the build left them."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from app.web.errors import add_error_handlers
from app.web.pages import add_pages
from fixtures.actors import ADDRESS
from fixtures.problems import refused

JOIN = ["/", "/join/ABC123", "/join/abc-123", "/join/%EA%B0%80"]
PRESENTER = [
    "/auth/login",
    "/auth/test-login",
    "/dashboard",
    "/privacy",
    "/crew",
    "/account",
    "/sessions/0",
    "/screen/0",
]
TO_READ = {"/help": "help", "/docs": "docs", "/docs/events": "docs-events"}
SCRIPT = "console.log('안녕')\n" * 100
SHELL = {
    name: f"<!doctype html><title>{name}</title>"
    for name in ("join", "presenter", *TO_READ.values())
}
FILES = {
    "join.html": SHELL["join"].encode(),
    "presenter.html": SHELL["presenter"].encode(),
    "presenter.html.br": b"brotli",
    "presenter.html.gz": gzip.compress(SHELL["presenter"].encode()),
    **{f"{name}.html": SHELL[name].encode() for name in TO_READ.values()},
    "secret.txt": b"secret",
    "worker.js": b"self",
    "assets/main-1a2b.js": SCRIPT.encode(),
    "assets/main-1a2b.js.br": b"brotli",
    "assets/main-1a2b.js.gz": gzip.compress(SCRIPT.encode()),
    "assets/only-3c4d.css": b"main{}",
    "assets/only-3c4d.css.gz": gzip.compress(b"main{}"),
}
ASSET = "/assets/main-1a2b.js"


def browser(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ADDRESS)


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A browser of an app that serves a small build."""
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    app = FastAPI(docs_url=None)
    add_pages(app, test_login=True, folder=tmp_path)
    add_error_handlers(app)
    async with browser(app) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/index.html",
        "/join.html",
        "/join/a/b",
        "/sessions",
        "/dashboard/x",
        "/crew/x",
        "/account/x",
        "/help/x",
        "/help.html",
        "/docs/x",
        "/docs/events/x",
        "/docs.html",
        "/docs-events",
        "/secret.txt",
        "/assets",
        "/assets/",
        "/assets/none.js",
        "/assets/main-1a2b.js.br",
        "/assets/main-1a2b.js.gz",
        "/assets/..%2Fsecret.txt",
        "/assets/%2e%2e/secret.txt",
        "/assets//etc/passwd",
        "/assets/%00",
        f"/assets/{'a' * 300}.js",
    ],
)
async def test_what_the_contract_does_not_name_is_not_found(client: httpx.AsyncClient, path: str):
    refused(await client.get(path, follow_redirects=True), 404, "not_found")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", [*JOIN, *PRESENTER, *TO_READ, ASSET, "/worker.js"])
async def test_a_page_is_only_read(client: httpx.AsyncClient, method: str, path: str):
    response = await client.request(method, path)
    refused(response, 405, "method_not_allowed")
    assert {"GET", "HEAD"} == set(response.headers["allow"].split(", "))


@pytest.mark.parametrize(
    ("path", "shell"),
    [
        *((path, "join") for path in JOIN),
        *((path, "presenter") for path in PRESENTER),
        *TO_READ.items(),
    ],
)
async def test_every_page_has_its_shell(client: httpx.AsyncClient, path: str, shell: str):
    response = await client.get(path, headers={"Accept-Encoding": "identity"})
    assert (response.status_code, response.text) == (200, SHELL[shell])
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["cache-control"] == "no-cache"
    head = await client.head(path, headers={"Accept-Encoding": "identity"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(SHELL[shell]))


async def test_the_worker_looks_after_all_pages_and_is_always_asked_for(client: httpx.AsyncClient):
    response = await client.get("/worker.js")
    assert (response.status_code, response.content) == (200, b"self")
    assert response.headers["content-type"].startswith("text/javascript")
    assert response.headers["cache-control"] == "no-cache"


async def test_an_asset_never_changes(client: httpx.AsyncClient):
    response = await client.get(ASSET)
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.1, gzip;q=1", "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.0, gzip;q=0.000", None),
        ("identity", None),
        ("deflate", None),
        ("", None),
    ],
)
async def test_an_asset_comes_in_the_best_encoding_that_is_taken(
    client: httpx.AsyncClient, accepted: str, encoding: str | None
):
    async with client.stream("GET", ASSET, headers={"Accept-Encoding": accepted}) as response:
        content = b"".join([chunk async for chunk in response.aiter_raw()])
    suffix = {"br": ".br", "gzip": ".gz", None: ""}[encoding]
    assert response.headers.get("content-encoding") == encoding
    assert response.headers["vary"] == "Accept-Encoding"
    assert content == FILES[f"assets/main-1a2b.js{suffix}"]
    assert response.headers["content-type"].startswith("text/javascript")


async def test_a_missing_encoding_is_passed_over(client: httpx.AsyncClient):
    response = await client.get("/assets/only-3c4d.css", headers={"Accept-Encoding": "br, gzip"})
    assert response.headers["content-encoding"] == "gzip"
    assert response.text == "main{}"


@pytest.mark.parametrize("path", ["/dashboard", ASSET])
async def test_what_the_browser_has_is_not_sent_again(client: httpx.AsyncClient, path: str):
    first = await client.get(path, headers={"Accept-Encoding": "gzip"})
    known = {"If-None-Match": first.headers["etag"]}
    again = await client.get(path, headers={"Accept-Encoding": "gzip", **known})
    assert (again.status_code, again.content) == (304, b"")
    other = await client.get(path, headers={"Accept-Encoding": "identity", **known})
    assert other.status_code == 200


async def test_without_a_build_a_page_is_not_found(tmp_path: Path):
    app = FastAPI(docs_url=None)
    add_pages(app, test_login=True, folder=tmp_path / "none")
    add_error_handlers(app)
    async with browser(app) as client:
        for path in ("/", "/dashboard", ASSET):
            refused(await client.get(path), 404, "not_found")
