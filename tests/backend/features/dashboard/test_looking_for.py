"""Looking for one's own sessions: by state, by letters in whatever form, put away or not."""

import unicodedata

import httpx
import pytest

from app.features.dashboard import service
from fixtures.live_sessions import create, in_state
from fixtures.problems import refused_field

DECOMPOSED = unicodedata.normalize("NFD", "한국사")


async def found(client: httpx.AsyncClient, **params: object) -> list[str]:
    answer = await client.get("/api/sessions", params=params)
    assert answer.status_code == 200, answer.text
    return [one["title"] for one in answer.json()]


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"status": "running"}, "status"),
        ({"archived": "maybe"}, "archived"),
        ({"q": "가" * 201}, "q"),
    ],
)
async def test_what_nobody_can_look_for_is_refused(
    presenter: httpx.AsyncClient, params: dict[str, str], field: str
) -> None:
    answer = await presenter.get("/api/sessions", params=params)
    names = [one["name"].split(".")[0] for one in answer.json()["fields"]]
    assert (answer.status_code, names) == (422, [field])


async def test_states_narrow_the_list_and_keep_its_order(presenter: httpx.AsyncClient) -> None:
    for state in ("draft", "active", "paused", "ended"):
        await in_state(presenter, state, title=state)
    assert await found(presenter) == ["ended", "paused", "active", "draft"]
    assert await found(presenter, status="draft") == ["draft"]
    assert await found(presenter, status=["active", "paused"]) == ["paused", "active"]


@pytest.mark.parametrize(
    "query",
    ["한국사", "한국사  B반", "b반", "Ｂ반", DECOMPOSED, "100%", "_특강", "mycode", "my code"],
)
async def test_letters_are_found_in_every_form(presenter: httpx.AsyncClient, query: str) -> None:
    await create(presenter, "한국사 B반 100%_특강", session_code="MYCODE")
    await create(presenter, "수학")
    await create(presenter, "세계사 100")
    assert await found(presenter, q=query) == ["한국사 B반 100%_특강"]


@pytest.mark.parametrize("query", ["%", "_", "%한국사", "\\", "'", "\u0000", "*"])
async def test_signs_are_letters_like_others(presenter: httpx.AsyncClient, query: str) -> None:
    await create(presenter, "한국사")
    assert await found(presenter, q=query) == []


async def test_nobody_finds_what_is_not_theirs(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    await create(stranger, "한국사")
    assert await found(presenter, q="한국사") == []


@pytest.mark.parametrize("at_once", [1, 2, 500])
async def test_pages_of_what_was_looked_for_follow_one_another(
    presenter: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(service, "_AT_ONCE", at_once)
    for number in range(5):
        await create(presenter, f"국어 {number}")
        await create(presenter, f"수학 {number}")
    seen, url = [], "/api/sessions?q=국어&limit=2&status=draft"
    while url:
        answer = await presenter.get(url)
        seen.append([one["title"] for one in answer.json()])
        url = answer.links.get("next", {}).get("url", "")
    assert seen == [["국어 4", "국어 3"], ["국어 2", "국어 1"], ["국어 0"]]


async def test_an_empty_search_finds_everything(presenter: httpx.AsyncClient) -> None:
    await create(presenter, "국어")
    assert await found(presenter, q="  ") == ["국어"]


async def test_a_wrong_cursor_is_refused_here_too(presenter: httpx.AsyncClient) -> None:
    answer = await presenter.get("/api/sessions", params={"q": "국어", "cursor": "1"})
    refused_field(answer, "cursor", "invalid")
