"""HEAD answers as GET does, at every address that GET has, and sends no body."""

import httpx
import pytest

from app.main import app
from fixtures.actors import Connect, sign_in
from fixtures.live_sessions import active
from fixtures.problems import refused
from fixtures.rules import rules_of

GETS = sorted(path for method, path in rules_of(app.routes) if method == "get")
CHANGING = {"content-length", "date", "x-request-id"}  # of documents that are made when asked for


@pytest.fixture(params=["sqlite"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Methods are the application's, whatever the database."""
    kind: str = request.param
    return kind


def same_head(head: httpx.Response, get: httpx.Response) -> None:
    """The status and headers of the two are one, and there is no body."""
    assert head.content == b""
    assert head.status_code == get.status_code
    assert head.headers.keys() == get.headers.keys()
    for name in get.headers.keys() - CHANGING:
        assert head.headers[name] == get.headers[name]


def test_there_are_routes_to_try():
    assert {"/health", "/metrics", "/api/join/{session_code}"} <= set(GETS)


@pytest.mark.parametrize("path", GETS)
async def test_head_is_answered_as_get(connect: Connect, anyone: httpx.AsyncClient, path: str):
    presenter = await connect(await sign_in(anyone, "presenter@example.com"))
    session = await active(presenter)
    address = path.replace("{session_id}", session["id"])
    address = address.replace("{session_code}", session["session_code"])
    for client in (anyone, presenter):
        same_head(await client.head(address), await client.get(address))


@pytest.mark.parametrize("path", ["/nowhere", "/api/sessions/x", "/api/join/NOSUCH"])
async def test_a_refusal_loses_its_body_alone(anyone: httpx.AsyncClient, path: str):
    same_head(await anyone.head(path), await anyone.get(path))


@pytest.mark.parametrize("path", ["/auth/refresh", "/api/sessions/x/activate"])
async def test_where_there_is_no_get_there_is_no_head(anyone: httpx.AsyncClient, path: str):
    refused(await anyone.get(path), 405, "method_not_allowed")
    assert (await anyone.head(path)).status_code == 405


async def test_head_opens_no_socket(anyone: httpx.AsyncClient):
    response = await anyone.head("/socket.io/?EIO=4&transport=polling")
    assert (response.status_code, response.content) == (405, b"")
