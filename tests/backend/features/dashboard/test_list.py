"""A presenter's own sessions, newest first, page by page."""

import base64

import httpx
import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.storage.models import LiveSession
from fixtures.live_sessions import create
from fixtures.problems import refused, refused_field


def cursor(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode()


UNKNOWN_CURSORS = {
    "nothing": "",
    "no base64": "가나다",
    "no position": cursor("hello"),
    "no time": cursor(f"yesterday {'0' * 32}"),
    "a time that no zone knows": cursor(f"0001-01-01T00:00:00+14:00 {'0' * 32}"),
    "no id": cursor("2026-01-01T00:00:00+00:00 1"),
    "an id that no database takes": cursor("2026-01-01T00:00:00+00:00 \0"),
    "bytes": base64.urlsafe_b64encode(b"\xff\xfe").decode(),
}


async def pages(client: httpx.AsyncClient, path: str) -> list[list[str]]:
    """The titles on every page, following `Link` to the last one."""
    response = await client.get(path)
    assert response.status_code == 200
    titles = [session["title"] for session in response.json()]
    following = response.links.get("next")
    return [titles, *(await pages(client, following["url"]) if following else [])]


async def test_nobody_lists_without_a_token(anyone: httpx.AsyncClient):
    refused(await anyone.get("/api/sessions"), 401, "not_authenticated")


@pytest.mark.parametrize("limit", ["0", "-1", "many", ""])
@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_an_impossible_limit_is_refused(presenter: httpx.AsyncClient, limit: str):
    response = await presenter.get("/api/sessions", params={"limit": limit})
    fields = refused(response, 422, "invalid_request")["fields"]
    assert [field["name"] for field in fields] == ["limit"]


@pytest.mark.parametrize("unknown", UNKNOWN_CURSORS.values(), ids=UNKNOWN_CURSORS.keys())
async def test_a_cursor_that_is_not_ours_is_refused(presenter: httpx.AsyncClient, unknown: str):
    response = await presenter.get("/api/sessions", params={"cursor": unknown})
    refused_field(response, "cursor", "invalid")


async def test_a_newcomer_has_none(presenter: httpx.AsyncClient):
    response = await presenter.get("/api/sessions")
    assert response.json() == []
    assert "link" not in response.headers


async def test_only_mine_are_listed_newest_first(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient
):
    await create(stranger, "남의 것")
    for title in "123":
        await create(presenter, title)
    assert await pages(presenter, "/api/sessions") == [["3", "2", "1"]]


@pytest.mark.parametrize(
    ("limit", "expected"),
    [(2, [["5", "4"], ["3", "2"], ["1"]]), (5, [["5", "4", "3", "2", "1"]])],
)
async def test_links_lead_through_every_page(
    presenter: httpx.AsyncClient, limit: int, expected: list[list[str]]
):
    for title in "12345":
        await create(presenter, title)
    assert await pages(presenter, f"/api/sessions?limit={limit}") == expected


async def test_sessions_of_one_moment_are_neither_lost_nor_doubled(
    presenter: httpx.AsyncClient, db: AsyncSession
):
    made = {(await create(presenter, title))["title"] for title in "12345"}
    await db.execute(update(LiveSession).values(created_at=utc_now()))
    await db.commit()
    listed = await pages(presenter, "/api/sessions?limit=2")
    assert [len(page) for page in listed] == [2, 2, 1]
    assert {title for page in listed for title in page} == made


async def test_the_header_carries_the_same_cursor_as_the_link(presenter: httpx.AsyncClient):
    for title in "12":
        await create(presenter, title)
    response = await presenter.get("/api/sessions?limit=1")
    header = response.headers["x-next-cursor"]
    behind = await presenter.get("/api/sessions", params={"limit": 1, "cursor": header})
    assert [session["title"] for session in behind.json()] == ["1"]
    assert "x-next-cursor" not in behind.headers


async def test_what_was_created_meanwhile_does_not_move_the_pages(presenter: httpx.AsyncClient):
    for title in "1234":
        await create(presenter, title)
    following = (await presenter.get("/api/sessions?limit=2")).links["next"]["url"]
    await create(presenter, "5")
    assert await pages(presenter, following) == [["2", "1"]]
