"""Who opens an address that nobody knows is shown a page that says so; programs get a refusal."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from app.web.api import Api
from app.web.errors import add_error_handlers
from app.web.pages import add_pages
from fixtures import built_pages
from fixtures.actors import ADDRESS
from fixtures.front import fronted
from fixtures.problems import refused

READER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Encoding": "identity"}
UNKNOWN = ["/foo/bar", "/terms", "/join/a/b", "/dashboard/x", "/index.html", "/가나다", "/.env"]
UNKNOWN += ["/docs/x", "/docs/events/x", "/docs.html"]


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A browser of an app that serves a small build."""
    for name in ("join.html", "join.en.html", "presenter.html", "presenter.en.html", "worker.js"):
        (tmp_path / name).write_text(name)
    app = Api(title="pages")
    add_pages(app, test_login=False, locale="en", folder=tmp_path)
    add_error_handlers(app)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        yield client


@pytest.mark.parametrize("path", ["/api/nothing", "/api", "/assets/none.js", "/socket.io/x"])
async def test_what_is_the_apis_stays_a_refusal(client: httpx.AsyncClient, path: str):
    refused(await client.get(path, headers=READER), 404, "not_found")


@pytest.mark.parametrize("accept", ["application/json", "*/*", ""])
async def test_programs_get_a_refusal(client: httpx.AsyncClient, accept: str):
    refused(await client.get("/foo/bar", headers={"Accept": accept}), 404, "not_found")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
async def test_only_who_reads_is_shown_a_page(client: httpx.AsyncClient, method: str):
    refused(await client.request(method, "/foo/bar", headers=READER), 404, "not_found")


@pytest.mark.parametrize("path", UNKNOWN)
async def test_a_reader_is_shown_a_page(client: httpx.AsyncClient, path: str):
    page, head = [await client.request(method, path, headers=READER) for method in ("GET", "HEAD")]
    assert (page.status_code, page.text) == (404, "join.en.html")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-store"
    assert (head.status_code, head.content) == (404, b"")


@pytest.mark.parametrize("path", ["/join", "/join/"])
async def test_without_a_code_the_join_page_is_home(client: httpx.AsyncClient, path: str):
    response = await client.get(path, headers=READER)
    assert (response.status_code, response.headers["location"]) == (302, "/")


@pytest.mark.parametrize("path", ["/JOIN/ND869A", "/Join/ND869A"])
async def test_an_address_in_capitals_leads_to_the_one_it_means(
    client: httpx.AsyncClient, path: str
):
    response = await client.get(f"{path}?k=abc", headers=READER)
    leads_to = response.headers["location"]
    assert (response.status_code, leads_to) == (302, f"{ADDRESS}/join/ND869A?k=abc")


async def test_pages_are_in_the_servers_language(client: httpx.AsyncClient):
    assert (await client.get("/", headers=READER)).text == "join.en.html"
    assert (await client.get("/dashboard", headers=READER)).text == "presenter.en.html"


async def test_nginx_shows_the_same_page(tmp_path: Path):
    dist = tmp_path / "dist"
    built_pages.build(dist)
    for name in ("join.en.html", "presenter.en.html"):
        (dist / name).write_text(f"the file {name}")
    async with (
        built_pages.pages_server(tmp_path / "nginx", dist, DEFAULT_LOCALE="en") as pages,
        fronted(FRONTEND=pages) as front,
    ):
        for path in UNKNOWN:
            page = await front.http.get(path, headers=READER)
            assert (page.status_code, page.text) == (404, "the file join.en.html"), path
        home = await front.http.get("/join/", headers=READER)
        assert (home.status_code, home.headers["location"]) == (302, "/")
        dashboard = await front.http.get("/dashboard", headers=READER)
        assert dashboard.text == "the file presenter.en.html"
        assert await front.asked("GET", "/foo/bar") == {"b1", "b2"}
        for path in ("/api/x", "/auth/google/login", "/JOIN/ABC123"):
            answer = await front.http.get(path, headers=READER)
            assert answer.headers["x-asked"] in {"b1", "b2"}


async def test_nginx_refuses_another_language(tmp_path: Path):
    with pytest.raises(Exception, match="DEFAULT_LOCALE is ko or en"):
        async with built_pages.pages_server(tmp_path, tmp_path, DEFAULT_LOCALE="fr"):
            pass
