"""Both images behind nginx: what an audience does, over TLS and on both transports."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import pytest

from containers import Container
from fixtures.client import Client
from whole import Whole

# In production nobody signs in by e-mail alone; these names are for programs outside.
SIGN_IN = """
import asyncio
from app.core.security import create_access_token
from app.storage.database import open_db
from app.storage.models.user import User

async def sign_in():
    async with open_db() as db:
        user = User(email="p@example.com", name="P", provider="images", provider_id="1")
        db.add(user)
        await db.commit()
        print(create_access_token({"sub": user.id}))

asyncio.run(sign_in())
"""


@pytest.fixture(scope="module")
def presenter(whole: Whole, backend: Container, settings: dict[str, str]) -> str:
    """A presenter's token."""
    return backend.output_of("python", "-c", SIGN_IN, **settings)[-1]


@pytest.fixture(scope="module")
def talk(whole: Whole, presenter: str) -> dict[str, Any]:
    """A live session in which chat is on."""
    made: dict[str, Any] = whole.ask("POST", "/api/sessions", {"title": "Talk"}, presenter)
    whole.ask("POST", f"/api/sessions/{made['id']}/activate", token=presenter)
    whole.ask("PATCH", f"/api/sessions/{made['id']}/features", {"chat": True}, presenter)
    return made


@pytest.fixture
async def members(whole: Whole, talk: dict[str, Any]) -> AsyncIterator[list[Client]]:
    """One on a WebSocket, one that polls, both of whom have joined."""
    async with AsyncExitStack() as stack:
        members = []
        for transport in ("websocket", "polling"):
            session = await stack.enter_async_context(whole.session())
            client = Client(http_session=session)
            stack.push_async_callback(client.disconnect)
            await client.connect(whole.url, transports=[transport])
            answer = whole.ask("POST", f"/api/join/{talk['session_code']}", {"nickname": transport})
            joined = {"session_id": talk["id"], "token": answer["token"]}
            assert (await client.call("join_session", joined, timeout=10))["ok"]
            members.append(client)
        yield members


def test_everything_is_ready_through_nginx(whole: Whole) -> None:
    assert whole.ask("GET", "/health/ready")["status"] == "ok"


def test_links_carry_the_name_that_people_open(talk: dict[str, Any]) -> None:
    assert talk["join_url"].startswith("https://talk.example.com/join/")


def test_nobody_signs_in_by_email_alone(whole: Whole) -> None:
    with whole.http() as client:
        assert client.post("/auth/test-login", json={"email": "a@b.kr"}).status_code == 404


async def test_what_one_says_both_receive(members: list[Client]) -> None:
    received: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    for member in members:
        member.on("new_message", received.put)
    ack = await members[0].call("send_message", {"message": "여기 들려요"}, timeout=10)
    assert ack["ok"]
    async with asyncio.timeout(10):
        told = [await received.get() for _ in members]
    assert [(one["seq"], one["message"]) for one in told] == [(ack["seq"], "여기 들려요")] * 2


async def test_those_who_poll_find_the_worker_that_they_began_with(whole: Whole) -> None:
    """To connect takes several requests; nginx hands newcomers to whoever has fewer."""
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(whole.session())
        begun = set()
        for _ in range(4):
            client = Client(http_session=session)
            await client.connect(whole.url, transports=["polling"])
            stack.push_async_callback(client.disconnect)
            begun.add(str(client.eio.sid).partition(".")[0])
        assert begun == {"b1", "b2"}
