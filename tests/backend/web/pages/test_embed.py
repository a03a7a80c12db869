"""The embed page: the one page that others may show in a frame, and only those that are named."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import httpx
import pytest

from app.web.api import Api
from app.web.errors import add_error_handlers
from app.web.pages import add_pages
from fixtures.actors import ADDRESS
from fixtures.policy import policy_of
from fixtures.problems import refused

PAGE = "/embed/ABC123"
VIEWS = [f"{PAGE}?view=chat", f"{PAGE}?theme=dark&view=screen", f"{PAGE}?view=nonsense"]
ORIGINS = ["https://talk.example", "http://localhost:8080"]
OTHER_PAGES = ["/", "/join/ABC123", "/dashboard", "/sessions/0", "/auth/login", "/worker.js"]

Browser = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    """A browser of an app that serves a small build, and lets these origins frame it."""
    for name in ("join.html", "presenter.html", "worker.js"):
        (tmp_path / name).write_text(name)

    @asynccontextmanager
    async def browser(*origins: str) -> AsyncIterator[httpx.AsyncClient]:
        app = Api(title="pages")
        add_pages(app, test_login=False, embed_origins=origins, folder=tmp_path)
        add_error_handlers(app)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
            yield client

    return browser


async def test_where_nobody_may_embed_there_is_no_such_page(browser: Browser):
    async with browser() as client:
        response = await client.get(PAGE)
        refused(response, 404, "not_found")
        assert policy_of(response)["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("path", ["/embed", "/embed/", "/embed/a/b", "/embed/join.html/x"])
async def test_other_addresses_beside_it_are_not_found(browser: Browser, path: str):
    async with browser(*ORIGINS) as client:
        response = await client.get(path, follow_redirects=True)
        refused(response, 404, "not_found")
        assert policy_of(response)["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("path", [*OTHER_PAGES, "/nowhere", "/assets/none.js"])
async def test_no_other_page_can_be_framed(browser: Browser, path: str):
    async with browser(*ORIGINS) as client:
        assert policy_of(await client.get(path))["frame-ancestors"] == "'none'"


async def test_the_page_names_who_may_frame_it_and_is_as_strict_otherwise(browser: Browser):
    async with browser(*ORIGINS) as client:
        framed, own = await client.get(PAGE), await client.get("/join/ABC123")
        again = await client.get(PAGE, headers={"If-None-Match": framed.headers["etag"]})
    assert (framed.status_code, framed.text, again.status_code) == (200, "join.html", 304)
    expected = {**policy_of(own), "frame-ancestors": " ".join(ORIGINS)}
    assert policy_of(framed) == policy_of(again) == expected
    same = set(own.headers) - {"content-security-policy"}
    assert {name: framed.headers[name] for name in same} == {n: own.headers[n] for n in same}


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_it_is_only_read(browser: Browser, method: str):
    async with browser(*ORIGINS) as client:
        refused(await client.request(method, PAGE), 405, "method_not_allowed")


@pytest.mark.parametrize("address", VIEWS)
async def test_views_are_there_for_programs_and_framed_by_nobody(browser: Browser, address: str):
    async with browser() as client:
        view = await client.get(address)
    assert (view.status_code, view.text) == (200, "presenter.html")
    assert policy_of(view)["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("address", VIEWS)
async def test_views_are_framed_by_who_is_named(browser: Browser, address: str):
    async with browser(*ORIGINS) as client:
        view, entrance = await client.get(address), await client.get(f"{PAGE}?view=")
    assert (view.text, entrance.text) == ("presenter.html", "join.html")
    assert policy_of(view) == policy_of(entrance)
    assert policy_of(view)["frame-ancestors"] == " ".join(ORIGINS)
