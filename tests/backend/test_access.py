"""Who may do what at the REST door: every operation there is, for everybody who should not."""

from datetime import timedelta

import httpx
import pytest

from app.core.security import create_access_token
from app.main import app
from fixtures.actors import Connect
from fixtures.live_sessions import active, join
from fixtures.problems import refused

PUBLIC = {
    ("get", "/health"),
    ("get", "/health/ready"),
    ("get", "/health/realtime"),
    ("get", "/metrics"),  # by its own rule, tests/backend/health/test_metrics.py
    ("get", "/auth/providers"),
    ("post", "/auth/test-login"),
    ("get", "/auth/{provider}/login"),
    ("get", "/auth/{provider}/callback"),
    ("post", "/auth/refresh"),
    ("post", "/auth/logout"),
    ("get", "/api/sessions/{session_id}/qr.png"),
    ("get", "/api/sessions/{session_id}/qr.svg"),
    ("get", "/api/join/{session_code}"),
    ("post", "/api/join/{session_code}"),
    ("post", "/api/invitations"),
}
FOR_MEMBERS = {("get", "/api/sessions/{session_id}/events")}
OPERATIONS = {
    (method, path) for path, methods in app.openapi()["paths"].items() for method in methods
}
BODIES = {
    ("patch", "features"): {"chat": True},
    ("post", "code"): {},
    ("put", "pinned"): {"message_id": "0" * 32},
    ("put", "words"): {"words": []},
    ("put", "mute"): {},
    ("post", "invitations"): {"role": "moderator"},
}
NOBODY = "0" * 32
EACH = pytest.mark.parametrize(("method", "path"), sorted(OPERATIONS - PUBLIC))


@pytest.fixture(params=["sqlite"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Access is decided before the database matters."""
    kind: str = request.param
    return kind


@pytest.fixture
async def session(presenter: httpx.AsyncClient) -> dict:
    """A running session that only its presenter may touch."""
    return await active(presenter)


async def ask(client: httpx.AsyncClient, method: str, path: str, session: dict) -> httpx.Response:
    """Ask for an operation on the session, with a body that would be good."""
    usual = {"title": "바뀐 제목"} if method in ("post", "patch") else None
    body = BODIES.get((method, path.rsplit("/", 1)[-1]), usual)
    place = path.format(
        session_id=session["id"], message_id=NOBODY, participant_id=NOBODY, crew_id=NOBODY
    )
    return await client.request(method, place, json=body)


def test_every_public_operation_exists():
    assert OPERATIONS >= PUBLIC | FOR_MEMBERS


@EACH
async def test_without_a_token_nobody(
    anyone: httpx.AsyncClient, session: dict, method: str, path: str
):
    refused(await ask(anyone, method, path, session), 401, "not_authenticated")


@EACH
async def test_with_an_expired_token_nobody(
    presenter: httpx.AsyncClient, session: dict, connect: Connect, method: str, path: str
):
    user = (await presenter.get("/auth/me")).json()["id"]
    late = await connect(create_access_token({"sub": user}, timedelta(seconds=-1)))
    response = await ask(late, method, path, session)
    refused(response, 401, "token_expired")
    assert response.headers["www-authenticate"] == "Bearer"


@EACH
async def test_with_a_token_of_somebody_elses_making_nobody(
    session: dict, connect: Connect, method: str, path: str
):
    forged = await connect("e30.e30.e30")
    refused(await ask(forged, method, path, session), 401, "token_invalid")


@pytest.mark.parametrize(("method", "path"), sorted(OPERATIONS - PUBLIC - FOR_MEMBERS))
async def test_a_participant_does_nothing_of_a_presenters(
    presenter: httpx.AsyncClient,
    anyone: httpx.AsyncClient,
    session: dict,
    connect: Connect,
    method: str,
    path: str,
):
    participant = await connect((await join(anyone, session))["token"])
    why = (403, "not_allowed") if "{session_id}" in path else (401, "token_invalid")
    refused(await ask(participant, method, path, session), *why)
    shown = (await presenter.get(f"/api/sessions/{session['id']}")).json()
    assert shown == {**session, "participant_total": 1}


@pytest.mark.parametrize(
    ("method", "path"),
    sorted(one for one in OPERATIONS - PUBLIC if "{session_id}" in one[1]),
)
async def test_another_presenter_finds_nothing(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, session: dict, method: str, path: str
):
    refused(await ask(stranger, method, path, session), 404, "session_not_found")
    shown = (await presenter.get(f"/api/sessions/{session['id']}")).json()
    assert shown == session
