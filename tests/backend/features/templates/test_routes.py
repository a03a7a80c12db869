"""Templates by REST: listed in the reader's language, and made into sessions."""

from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.features.templates.template import NAMES, template
from app.storage.models import Activity, LiveSession
from fixtures.live_sessions import create
from fixtures.problems import refused, refused_field
from fixtures.settings import Configure


async def made(client: httpx.AsyncClient, name: str, **body: Any) -> httpx.Response:
    return await client.post(f"/api/templates/{name}/sessions", json=body)


async def stored(db: AsyncSession) -> tuple[int | None, int | None]:
    """How many sessions there are, and how many activities."""
    counts = [
        await db.scalar(select(func.count()).select_from(model))
        for model in (LiveSession, Activity)
    ]
    return counts[0], counts[1]


async def test_nobody_reads_or_uses_them_without_a_token(anyone: httpx.AsyncClient):
    refused(await anyone.get("/api/templates"), 401, "not_authenticated")
    refused(await made(anyone, "lecture"), 401, "not_authenticated")


@pytest.mark.parametrize("name", ["nothing", "Lecture", "..%2fcontent", "lecture.ko", "%00"])
async def test_another_name_is_no_template_and_nothing_is_stored(
    presenter: httpx.AsyncClient, db: AsyncSession, name: str
):
    assert (await made(presenter, name)).status_code == 404
    assert await stored(db) == (0, 0)


async def test_the_fields_are_those_of_any_session(presenter: httpx.AsyncClient, db: AsyncSession):
    refused_field(await made(presenter, "lecture", title=""), "title", "empty")
    refused_field(
        await made(presenter, "lecture", session_code="?"), "session_code", "code_malformed"
    )
    refused_field(await made(presenter, "lecture", template="x"), "template", "unknown_field")
    assert await stored(db) == (0, 0)


async def test_with_a_taken_code_neither_session_nor_activity_is_stored(
    presenter: httpx.AsyncClient, db: AsyncSession
):
    await create(presenter, session_code="MYCODE")
    refused(await made(presenter, "lecture", session_code="mycode"), 409, "code_taken")
    assert await stored(db) == (1, 0)


async def test_with_fewer_activities_allowed_nothing_is_stored(
    presenter: httpx.AsyncClient, db: AsyncSession, configure: Configure
):
    configure(activities_per_session=2)
    refused(await made(presenter, "lecture"), 409, "activity_limit")
    assert await stored(db) == (0, 0)


@pytest.mark.parametrize("locale", ["ko", "en"])
async def test_they_are_listed_in_the_readers_language(presenter: httpx.AsyncClient, locale: str):
    answer = await presenter.get("/api/templates", headers={"accept-language": locale})
    listed = answer.json()
    assert [one["name"] for one in listed] == list(NAMES)
    for one in listed:
        expected = template(one["name"], "ko" if locale == "ko" else "en")
        assert one["title"] == expected.title
        assert [activity["prompt"] for activity in one["activities"]] == [
            activity.prompt for activity in expected.activities
        ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("locale", ["ko", "en"])
async def test_a_session_from_one_has_all_of_it_as_drafts(
    presenter: httpx.AsyncClient, name: str, locale: str
):
    presenter.headers["accept-language"] = locale
    response = await made(presenter, name)
    assert response.status_code == 201, response.text
    session = response.json()
    expected = template(name, "ko" if locale == "ko" else "en")
    assert (session["status"], session["title"]) == ("draft", expected.title)
    wished = expected.features.model_dump(exclude_none=True)
    assert session["features"] == {**session["features"], **wished}
    path = f"/api/sessions/{session['id']}/activities"
    drafts = (await presenter.get(path)).json()
    assert {one["status"] for one in drafts} == {"draft"}
    assert [(one["kind"], one["prompt"]) for one in drafts] == [
        (one.kind, one.prompt) for one in expected.activities
    ]


async def test_its_title_description_and_code_are_the_presenters_own(presenter: httpx.AsyncClient):
    body = {"title": "우리 회고", "description": "금요일", "session_code": "RETRO7"}
    session = (await made(presenter, "retrospective", **body)).json()
    assert {name: session[name] for name in body} == body


async def test_rules_of_questions_are_the_templates(presenter: httpx.AsyncClient):
    session = (await made(presenter, "town-hall")).json()
    rules = session["settings"]["questions"]
    assert rules == {"anonymous": "choice", "moderated": True, "per_person": 10}
