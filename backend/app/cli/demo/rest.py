"""The demo's presenter, who signs in and sets sessions up over REST."""

from typing import Any

import httpx

from app.cli.demo.scenes import Scene
from app.core.demo import DEMO_EMAIL

Session = dict[str, Any]


async def sign_in(http: httpx.AsyncClient) -> str:
    """Sign in as demo@example.com; return the access token.

    Raises:
        httpx.HTTPError: the server does not answer, or has no test login.
    """
    answer = await http.post("/auth/test-login", json={"email": DEMO_EMAIL, "name": "Demo"})
    answer.raise_for_status()
    token: str = answer.json()["access_token"]
    http.headers["authorization"] = f"Bearer {token}"
    return token


async def post(http: httpx.AsyncClient, path: str, body: Session | None = None) -> Session:
    """Post, and return what was made; raises httpx.HTTPError."""
    answer = await http.post(path, json=body)
    answer.raise_for_status()
    return dict(answer.json())


async def open_session(http: httpx.AsyncClient, scene: Scene) -> Session:
    """Return the scene's session, new or existing: active, unlocked, with chat and pulse on."""
    text = {"title": scene.title, "description": scene.description}
    made = await http.post("/api/sessions", json={**text, "session_code": scene.code})
    session = made.json() if made.is_success else await _mine(http, scene)
    path = f"/api/sessions/{session['id']}"
    (await http.post(f"{path}/activate")).raise_for_status()
    (await http.patch(f"{path}/features", json={"chat": True, "pulse": True})).raise_for_status()
    return await set_chat_mode(http, session, "open")


async def _mine(http: httpx.AsyncClient, scene: Scene) -> Session:
    """Return the session with the scene's code; if others use the code, a new one with another."""
    preview = await http.get(f"/api/join/{scene.code}")
    mine = (await http.get("/api/sessions", params={"limit": 100})).json()
    for session in mine if preview.is_success else []:
        if session["session_code"] == scene.code and session["status"] != "ended":
            return dict(session)
    text = {"title": scene.title, "description": scene.description}
    made = await http.post("/api/sessions", json=text)
    made.raise_for_status()
    return dict(made.json())


async def set_chat_mode(http: httpx.AsyncClient, session: Session, mode: str) -> Session:
    """Set the chat's mode; return the session after the change."""
    settings = {"settings": {"chat_mode": mode}}
    answer = await http.patch(f"/api/sessions/{session['id']}", json=settings)
    answer.raise_for_status()
    return dict(answer.json())


async def was_played(http: httpx.AsyncClient, session: Session) -> bool:
    """Return whether the session already has messages."""
    log = await http.get(f"/api/sessions/{session['id']}/events", params={"since": 0})
    log.raise_for_status()
    return any(event["type"] == "new_message" for event in log.json()["events"])


async def join(http: httpx.AsyncClient, code: str, name: str) -> dict[str, Any] | None:
    """Join under this name, or under it and a number; None if all of those are in use."""
    for nickname in (name, *(f"{name} {number}" for number in range(2, 6))):
        answer = await http.post(f"/api/join/{code}", json={"nickname": nickname})
        if answer.is_success:
            return dict(answer.json())
    return None
