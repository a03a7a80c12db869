"""Exporting activities: everything that a format can hold, and nothing left out in silence."""

import json

import httpx
import pytest

from features.activity_files.test_import import send, stored
from fixtures.actors import Connect
from fixtures.live_sessions import Json, active, create, join
from fixtures.problems import refused

DEFINED = ("kind", "prompt", "options", "questions", "settings")
OPTIONS = [{"id": "x1", "text": "=1+1"}, {"id": "x2", "text": "둘\u200d"}, {"text": "@SUM(1)"}]
DRAFTS = [
    {"kind": "choice", "prompt": "두 줄\n질문", "options": OPTIONS, "settings": {"most": 2}},
    {
        "kind": "choice",
        "prompt": "Right?",
        "options": [{"text": "a", "right": True}, {"text": "b"}],
    },
    {"kind": "scale", "prompt": "How?", "settings": {"steps": 7, "low_label": "나쁨"}},
    {"kind": "ranking", "prompt": "Sort", "options": OPTIONS[:2]},
    {"kind": "open", "prompt": "<b>Why?</b>", "settings": {"votes": False}},
    {"kind": "cloud", "prompt": "One word?", "settings": {"words_per_person": 2}},
]


async def prepared(presenter: httpx.AsyncClient, drafts: list[Json] = DRAFTS) -> Json:
    session = await create(presenter, title="한국사 1/2")
    for draft in drafts:
        answer = await presenter.post(f"/api/sessions/{session['id']}/activities", json=draft)
        assert answer.status_code == 201, answer.text
    return session


async def export(client: httpx.AsyncClient, session: Json, query: str) -> httpx.Response:
    return await client.get(f"/api/sessions/{session['id']}/activities/export?{query}")


def defined(activities: list[Json]) -> list[Json]:
    return [{name: one[name] for name in DEFINED} for one in activities]


async def test_only_hosts_export(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, anyone: httpx.AsyncClient,
    connect: Connect,
) -> None:  # fmt: skip
    session = await active(presenter)
    joined = await join(anyone, session)
    refused(await export(anyone, session, ""), 401, "not_authenticated")
    refused(await export(stranger, session, ""), 404, "session_not_found")
    refused(await export(await connect(joined["token"]), session, ""), 403, "not_allowed")


async def test_an_unknown_format_is_refused(presenter: httpx.AsyncClient) -> None:
    refused(await export(presenter, await create(presenter), "format=pdf"), 422, "invalid_request")


@pytest.mark.parametrize(
    ("format_", "lost"),
    [
        ("gift", [(3, "scale"), (4, "ranking"), (6, "cloud")]),
        ("qti3", [(3, "scale"), (6, "cloud")]),
    ],
)
async def test_what_a_format_cannot_hold_is_said_before_it_is_left_out(
    presenter: httpx.AsyncClient, format_: str, lost: list[tuple[int, str]]
) -> None:
    session = await prepared(presenter)
    problem = refused(await export(presenter, session, f"format={format_}"), 409, "not_in_format")
    assert [(one["line"], one["code"]) for one in problem["problems"]] == [
        (place, "not_in_format") for place, _ in lost
    ]
    assert all(
        kind in one["detail"] for one, (_, kind) in zip(problem["problems"], lost, strict=True)
    )
    assert "How?" in problem["detail"]
    answer = await export(presenter, session, f"format={format_}&partial=true")
    assert answer.status_code == 200
    other = await create(presenter)
    assert (await send(presenter, other, answer.content, "name=x")).status_code == 201
    kept = [one["prompt"] for place, one in enumerate(DRAFTS, 1) if place not in dict(lost)]
    assert sorted(one["prompt"] for one in prompts(await stored(presenter, other))) == sorted(kept)


def prompts(activities: list[Json]) -> list[Json]:
    return [one for activity in activities for one in activity["questions"] or [activity]]


async def test_our_own_format_is_exact(presenter: httpx.AsyncClient) -> None:
    session, other = await prepared(presenter), await create(presenter)
    answer = await export(presenter, session, "format=json")
    assert (await send(presenter, other, answer.content)).status_code == 201
    before, after = await stored(presenter, session), await stored(presenter, other)
    assert defined(after) == defined(before)
    assert len(after) == len(DRAFTS)
    again = await export(presenter, other, "format=json")
    assert json.loads(again.content)["activities"] == json.loads(answer.content)["activities"]


@pytest.mark.parametrize(
    ("format_", "ending", "media_type"),
    [
        ("json", "json", "application/json"),
        ("gift", "gift", "text/plain; charset=utf-8"),
        ("qti3", "zip", "application/zip"),
    ],
)
async def test_it_is_an_attachment_with_the_sessions_name(
    presenter: httpx.AsyncClient, format_: str, ending: str, media_type: str
) -> None:
    session = await prepared(presenter, DRAFTS[:2])
    headers = (await export(presenter, session, f"format={format_}")).headers
    named = headers["content-disposition"]
    assert named.startswith(f"attachment; filename=\"activities.{ending}\"; filename*=UTF-8''")
    assert named.endswith(f"1%2F2.{ending}")
    assert headers["content-type"] == media_type


async def test_a_session_without_activities_is_an_empty_file(presenter: httpx.AsyncClient) -> None:
    answer = await export(presenter, await create(presenter), "format=json")
    assert answer.json()["activities"] == []
