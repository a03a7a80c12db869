"""HEAD answers as GET does, at every address that GET has, and sends no body."""

import httpx
import pytest

from app.main import app
from fixtures.actors import Connect, sign_in
from fixtures.live_sessions import active
from fixtures.plain_http import plain_http
from fixtures.problems import refused
from fixtures.rules import rules_of
from fixtures.server import Server

GETS = sorted(path for method, path in rules_of(app.routes) if method == "get")
CHANGING = {"content-length", "date", "x-request-id", "set-cookie"}  # made when asked for


@pytest.fixture(params=["sqlite"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Methods are the application's, whatever the database."""
    kind: str = request.param
    return kind


async def same_head(client: httpx.AsyncClient, path: str) -> None:
    """The status and headers of HEAD and GET are one, and HEAD has no body."""
    head = await client.head(path)
    client.cookies.clear()  # a device is given its number once
    get = await client.get(path)
    client.cookies.clear()
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
        await same_head(client, address)


@pytest.mark.parametrize("path", ["/nowhere", "/api/sessions/x", "/api/join/NOSUCH"])
async def test_a_refusal_loses_its_body_alone(anyone: httpx.AsyncClient, path: str):
    await same_head(anyone, path)


@pytest.mark.parametrize("path", ["/auth/refresh", "/api/sessions/x/activate"])
async def test_where_there_is_no_get_there_is_no_head(anyone: httpx.AsyncClient, path: str):
    refused(await anyone.get(path), 405, "method_not_allowed")
    assert (await anyone.head(path)).status_code == 405


async def test_a_real_server_complains_of_none_and_keeps_the_connection(server: Server):
    async with plain_http(server.url) as client:
        with server.logged() as lines:
            for path in ("/health", "/api/join/NOSUCH", "/api/openapi.json"):
                await same_head(client, path)
        own = client._transport._pool.connections  # type: ignore[attr-defined]
        assert len(own) == 1
    assert not [line for line in lines if "Error" in line]


async def test_head_opens_no_socket(anyone: httpx.AsyncClient):
    response = await anyone.head("/socket.io/?EIO=4&transport=polling")
    assert (response.status_code, response.content) == (405, b"")
