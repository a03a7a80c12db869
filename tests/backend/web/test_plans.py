"""Plans of routes: the same answers as FastAPI's own, to right and wrong requests."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import (
    APIRouter,
    FastAPI,
    HTTPException,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from app.registry import FEATURES
from app.web.plan import plan_of
from app.web.router import PlannedRoute, Router
from fixtures.actors import ADDRESS
from fixtures.two_ways import app_of, opened

JSON = {"content-type": "application/json"}
OTHER_JSON = {"content-type": "application/a+json"}


PLANNED, OTHER = app_of(Router), app_of(APIRouter)


async def told(app: FastAPI, method: str, path: str, **more: Any) -> tuple[Any, ...]:
    """Return what an application answers, and what it has called."""
    app.state.log.clear()
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        answer = await client.request(method, path, **more)
    return answer.status_code, answer.headers.multi_items(), answer.content, [*app.state.log]


async def same(method: str, path: str, **more: Any) -> tuple[Any, ...]:
    """Return what both applications answer, which is the same."""
    planned = await told(PLANNED, method, path, **more)
    assert planned == await told(OTHER, method, path, **more)
    return planned


@pytest.mark.parametrize(
    ("method", "path", "more"),
    [
        ("GET", "/a/1/list?limit=0", {}),
        ("GET", "/a/x/list", {}),
        ("GET", "/a/1/list?tags=1&tags=x", {}),
        ("GET", "/a/1/list?old=perhaps", {}),
        ("POST", "/a/b", {}),
        ("POST", "/a/b", {"content": "{", "headers": JSON}),
        ("POST", "/a/b", {"content": b"\xff", "headers": JSON}),
        ("POST", "/a/b", {"content": "[" * 100_000, "headers": JSON}),
        ("POST", "/a/b", {"json": {"text": 1}}),
        ("POST", "/a/b", {"json": {"text": "a", "more": 1}}),
        ("POST", "/a/b", {"json": None}),
        ("POST", "/a/b", {"data": {"text": "a"}}),
        ("POST", "/a/b", {"content": '{"text": "a"}', "headers": {"content-type": "text/plain"}}),
        ("PUT", "/a/b", {}),
        ("GET", "/a/b", {}),
    ],
)
async def test_what_is_wrong_is_refused_by_fastapi(method: str, path: str, more: dict[str, Any]):
    status, _, body, called = await same(method, path, **more)
    assert 400 <= status < 500
    assert json.loads(body)["code"]
    assert called.count("opened") == called.count("closed") <= 1


@pytest.mark.parametrize("query", ["", "?limit=0"])
async def test_a_revoked_token_is_refused_before_wrong_parameters(query: str):
    status, _, _, called = await same("GET", f"/a/1/list{query}", headers={"x-token": "revoked"})
    assert status == 401
    assert called == ["named", "opened", "checked", "closed"]


async def test_a_body_that_cannot_be_read_is_answered_as_fastapi_does():
    async def broken() -> AsyncIterator[bytes]:
        yield b"{"
        raise HTTPException(413)  # as whoever limits bodies does

    answers = [
        await told(app, "POST", "/a/b", content=broken(), headers=JSON) for app in (PLANNED, OTHER)
    ]
    assert answers[0] == answers[1]
    assert answers[0][0] == 413


@pytest.mark.parametrize(
    ("method", "path", "more", "status"),
    [
        ("GET", "/a/1/list", {}, 200),
        ("GET", "/a/1/list?tags=1&tags=2&limit=7&old=1", {"headers": {"x-token": "b"}}, 200),
        ("GET", "/a/1/list?limit=2&limit=3&other=1", {}, 200),
        ("POST", "/a/b/c?d=e", {"json": {"text": "ä", "times": 2}}, 201),
        ("POST", "/a/b", {"content": '{"text": "a"}', "headers": OTHER_JSON}, 201),
        ("DELETE", "/a/b", {}, 204),
        ("GET", "/a/plain", {}, 200),
    ],
)
async def test_what_is_right_is_answered_the_same(
    method: str, path: str, more: dict[str, Any], status: int
):
    found, _, _, called = await same(method, path, **more)
    assert found == status
    assert called.count("opened") == called.count("closed") <= 1


WORDS = st.sampled_from(["", "1", "7", "-1", "x", "true", "a b", "é", "1.0", "null"])


@settings(deadline=None, max_examples=50)
@given(
    thing=WORDS,
    query=st.lists(st.tuples(st.sampled_from(["tags", "limit", "old", "other"]), WORDS)),
    token=st.sampled_from(["", "a", "revoked"]),
)
async def test_any_parameters_are_answered_the_same(
    thing: str, query: list[tuple[str, str]], token: str
):
    await same("GET", f"/a/{thing}/list", params=query, headers={"x-token": token})


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["text", "times", "more"]), inner, max_size=3)
    ),
    max_leaves=5,
)


@settings(deadline=None, max_examples=50)
@given(body=VALUES, kind=st.sampled_from(["application/json", "application/json; charset=utf-8"]))
async def test_any_body_is_answered_the_same(body: Any, kind: str):
    await same("POST", "/a/b", content=json.dumps(body), headers={"content-type": kind})


async def test_a_replaced_dependency_is_used():
    PLANNED.dependency_overrides[opened] = lambda: "replaced"
    try:
        status, _, body, called = await told(PLANNED, "GET", "/a/1/list")
    finally:
        PLANNED.dependency_overrides.clear()
    assert status == 200
    assert json.loads(body)["said"]["a"][1:3] == ["replaced ", "replaced"]
    assert "opened" not in called


def test_every_route_of_ours_that_answers_json_has_a_plan():
    routes = [route for one in FEATURES for router in one.routers for route in router.routes]
    assert {type(route) for route in routes} == {PlannedRoute}
    unplanned = {
        route.path
        for route in routes
        if isinstance(route, PlannedRoute) and plan_of(route.dependant) is None
    }
    assert not unplanned
