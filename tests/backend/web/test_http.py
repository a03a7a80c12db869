"""HTTP itself: addresses, methods, sizes, origins, and errors that are nobody's wish."""

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from app.core.config import Settings
from app.features.dashboard import service
from app.main import app, create_app
from app.storage.database import get_db
from app.web.body_limit import MAX_BODY_BYTES
from fixtures.actors import ADDRESS
from fixtures.live_sessions import active, create, join
from fixtures.problems import refused

JSON = {"Content-Type": "application/json"}
SECRET = Exception("secret")


@pytest.fixture(params=["sqlite"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """HTTP is the same whatever lies behind it."""
    kind: str = request.param
    return kind


@pytest.mark.parametrize(
    "path", ["/nowhere", "/api", "/api/", "/api/nothing", "/auth", "/docs/x", "/redoc", "/health/x"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
async def test_an_unknown_address_is_not_found(anyone: httpx.AsyncClient, method: str, path: str):
    refused(await anyone.request(method, path), 404, "not_found")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/api/sessions", "GET, POST"),
        ("DELETE", "/api/sessions", "GET, POST"),
        ("POST", "/api/sessions/x", "GET, PATCH, DELETE"),
        ("GET", "/api/sessions/x/activate", "POST"),
        ("GET", "/api/sessions/x/features", "PATCH"),
        ("POST", "/api/sessions/x/events", "GET"),
        ("POST", "/api/sessions/x/qr.svg", "GET"),
        ("PUT", "/api/join/ABCDEF", "GET, POST"),
        ("POST", "/auth/me", "GET"),
        ("DELETE", "/health", "GET"),
    ],
)
async def test_a_wrong_method_is_named(
    anyone: httpx.AsyncClient, method: str, path: str, allowed: str
):
    response = await anyone.request(method, path)
    refused(response, 405, "method_not_allowed")
    assert set(response.headers["allow"].split(", ")) <= set(allowed.split(", "))


def body_of(size: int) -> bytes:
    """JSON of this size, valid but for its length."""
    return b'{"title":"' + b"a" * (size - 12) + b'"}'


async def in_pieces(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), 10_000):
        yield body[start : start + 10_000]


@pytest.mark.parametrize("size", [MAX_BODY_BYTES + 1, 10 * MAX_BODY_BYTES])
async def test_a_body_that_says_it_is_too_long_is_refused(presenter: httpx.AsyncClient, size: int):
    response = await presenter.post("/api/sessions", content=body_of(size), headers=JSON)
    refused(response, 413, "body_too_large")


@pytest.mark.parametrize("size", [MAX_BODY_BYTES + 1, 10 * MAX_BODY_BYTES])
async def test_a_body_that_turns_out_too_long_is_refused(presenter: httpx.AsyncClient, size: int):
    pieces = in_pieces(body_of(size))
    response = await presenter.post("/api/sessions", content=pieces, headers=JSON)
    assert "content-length" not in response.request.headers
    refused(response, 413, "body_too_large")
    assert (await presenter.get("/api/sessions")).json() == []


async def test_a_body_just_short_enough_is_read(presenter: httpx.AsyncClient):
    for body in (body_of(MAX_BODY_BYTES), in_pieces(body_of(MAX_BODY_BYTES))):
        response = await presenter.post("/api/sessions", content=body, headers=JSON)
        problem = refused(response, 422, "invalid_request")
        assert [field["code"] for field in problem["fields"]] == ["too_long"]


@pytest.mark.parametrize(
    "body", [b"\xff", b'{"title":"\xff"}', b"{'title':1}", b"NaN", b'{"title":1e999}', b"1" * 5000]
)
async def test_what_is_not_json_is_refused(presenter: httpx.AsyncClient, body: bytes):
    response = await presenter.post("/api/sessions", content=body, headers=JSON)
    refused(response, 422, "invalid_request")


async def test_json_must_be_called_json(presenter: httpx.AsyncClient):
    headers = {"Content-Type": "text/plain"}
    response = await presenter.post("/api/sessions", content=b'{"title":"a"}', headers=headers)
    refused(response, 422, "invalid_request")


async def test_several_wrong_fields_are_all_named(presenter: httpx.AsyncClient):
    body = {"title": 7, "description": 7, "wrong": 7}
    problem = refused(await presenter.post("/api/sessions", json=body), 422, "invalid_request")
    assert {field["name"]: field["code"] for field in problem["fields"]} == {
        "title": "wrong_type",
        "description": "wrong_type",
        "wrong": "unknown_field",
    }
    assert problem["detail"] == problem["fields"][0]["detail"]


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (RuntimeError("secret"), 500, "internal_error"),
        (DBAPIError("secret", {}, SECRET), 500, "internal_error"),
        (DBAPIError("secret", {}, SECRET, connection_invalidated=True), 503, "busy"),
        (OperationalError("secret", {}, SECRET), 503, "busy"),
        (NoConnectionFree("secret"), 503, "busy"),
        (ConnectionRefusedError("secret"), 503, "busy"),
        (TimeoutError("secret"), 503, "busy"),
    ],
)
async def test_an_error_that_nobody_foresaw_tells_nothing_of_itself(
    presenter: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    status: int,
    code: str,
):
    async def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(service, "page", fail)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    headers = {"Authorization": presenter.headers["authorization"]}
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS, headers=headers) as caller:
        response = await caller.get("/api/sessions")
    problem = refused(response, status, code)
    assert "secret" not in response.text
    assert problem.get("retry_after") == (1 if code == "busy" else None)


@pytest.mark.parametrize(("origin", "allowed"), [("https://a.kr", True), ("https://b.kr", False)])
async def test_only_named_origins_may_read_answers(origin: str, allowed: bool):
    app = create_app(Settings(cors_origins="https://a.kr"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ADDRESS) as client:
        response = await client.get("/health", headers={"Origin": origin})
    assert response.headers.get("access-control-allow-origin") == (origin if allowed else None)


async def walk(anyone: httpx.AsyncClient, presenter: httpx.AsyncClient) -> None:
    session = await active(presenter)
    await join(anyone, session)
    assert (await presenter.get("/api/sessions")).json()[0]["participant_total"] == 1


async def test_the_street_is_open_with_and_without_lifespan(
    anyone: httpx.AsyncClient, presenter: httpx.AsyncClient
):
    await walk(anyone, presenter)
    await presenter.delete(f"/api/sessions/{(await create(presenter))['id']}")
    async with app.router.lifespan_context(app):
        await walk(anyone, presenter)


async def test_health_needs_nobody_and_no_database(anyone: httpx.AsyncClient):
    def no_database() -> None:
        raise AssertionError

    app.dependency_overrides[get_db] = no_database
    try:
        alive = (await anyone.get("/health")).json()
    finally:
        app.dependency_overrides.clear()
    assert alive["status"] == "ok"


def test_two_apps_share_nothing():
    one, other = create_app(Settings()), create_app(Settings())
    assert isinstance(one, FastAPI)
    assert one.state.realtime is not other.state.realtime
