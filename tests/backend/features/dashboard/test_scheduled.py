"""A presenter's scheduled sessions: soonest first, page by page, apart from the others."""

from datetime import timedelta

import httpx
import pytest

from app.core.clock import utc_now, wire_time
from fixtures.live_sessions import create
from fixtures.problems import refused_field


async def scheduled(presenter: httpx.AsyncClient, title: str, days: float) -> None:
    session = await create(presenter, title)
    settings = {"scheduled_at": wire_time(utc_now() + timedelta(days=days))}
    path = f"/api/sessions/{session['id']}"
    response = await presenter.patch(path, json={"settings": settings})
    assert response.status_code == 200, response.text


async def listed(presenter: httpx.AsyncClient, url: str) -> list[list[str]]:
    pages = []
    while url:
        answer = await presenter.get(url)
        assert answer.status_code == 200, answer.text
        pages.append([one["title"] for one in answer.json()])
        url = answer.links.get("next", {}).get("url", "")
    return pages


@pytest.mark.parametrize("wish", ["soon", "2", ""])
async def test_what_is_neither_yes_nor_no_is_refused(presenter: httpx.AsyncClient, wish: str):
    response = await presenter.get("/api/sessions", params={"scheduled": wish})
    refused_field(response, "scheduled", "wrong_type")


@pytest.mark.parametrize("query", ["", "&q=회의"])
async def test_they_are_listed_soonest_first(presenter: httpx.AsyncClient, query: str):
    for title, days in (("회의 3", 3), ("회의 1", 1), ("회의 4", 4), ("회의 2", 2)):
        await scheduled(presenter, title, days)
    await create(presenter, "회의, 언젠가")
    pages = await listed(presenter, f"/api/sessions?scheduled=true&status=draft&limit=3{query}")
    assert pages == [["회의 1", "회의 2", "회의 3"], ["회의 4"]]
    others = await listed(presenter, f"/api/sessions?scheduled=false{query}")
    assert others == [["회의, 언젠가"]]


async def test_only_mine_are_listed(presenter: httpx.AsyncClient, stranger: httpx.AsyncClient):
    await scheduled(stranger, "남의 것", 1)
    assert await listed(presenter, "/api/sessions?scheduled=true") == [[]]


async def test_those_of_the_same_moment_are_listed_once(presenter: httpx.AsyncClient):
    moment = wire_time(utc_now() + timedelta(days=1))
    for number in range(5):
        session = await create(presenter, str(number))
        body = {"settings": {"scheduled_at": moment}}
        await presenter.patch(f"/api/sessions/{session['id']}", json=body)
    pages = await listed(presenter, "/api/sessions?scheduled=true&limit=2")
    assert sorted(title for page in pages for title in page) == list("01234")
