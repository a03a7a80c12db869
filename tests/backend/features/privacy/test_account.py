"""A presenter sees their account, takes it along, and deletes it with everything in it."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.security import create_access_token
from app.features.privacy import repository
from app.storage.models import Identity
from fixtures.actors import Connect, sign_in
from fixtures.live_sessions import active, create, in_state, join, send_message
from fixtures.problems import refused, refused_field
from fixtures.server import both_databases
from fixtures.talk import Talk
from fixtures.traces import traces

EMAIL = "presenter@example.com"
DELETION = "/api/account/deletion"


async def test_another_address_deletes_nothing(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, db: AsyncSession
) -> None:
    session = await active(presenter)
    before = await traces(db, EMAIL, session["id"])
    for email in ("", " ", "stranger@example.com", "presenter@example.co", f"{EMAIL}.kr"):
        refused(await presenter.post(DELETION, json={"email": email}), 409, "email_mismatch")
    refused(await stranger.post(DELETION, json={"email": EMAIL}), 409, "email_mismatch")
    refused_field(await presenter.post(DELETION, json={}), "email", "missing")
    assert await traces(db, EMAIL, session["id"]) == before
    assert (await presenter.get(f"/api/sessions/{session['id']}")).json() == session


async def test_a_participant_and_an_old_token_delete_nothing(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, connect: Connect, db: AsyncSession
) -> None:
    session = await active(presenter)
    user = (await presenter.get("/auth/me")).json()["id"]
    guest = await connect((await join(anyone, session))["token"])
    late = await connect(create_access_token({"sub": user}, timedelta(seconds=-1)))
    refused(await guest.post(DELETION, json={"email": EMAIL}), 401, "token_invalid")
    refused(await late.post(DELETION, json={"email": EMAIL}), 401, "token_expired")
    assert await traces(db, EMAIL)


async def test_an_account_says_how_one_signs_in(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    user = (await presenter.get("/auth/me")).json()
    db.add(Identity(provider="kakao", provider_id="7", user_id=user["id"]))
    await db.commit()
    shown = (await presenter.get("/api/account")).json()
    assert shown.pop("created_at")
    assert shown == {**user, "providers": ["test", "kakao"]}


async def test_all_that_is_ones_own_is_taken_along_and_nothing_of_others(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, anyone: httpx.AsyncClient
) -> None:
    await create(stranger, title="남의 세션")
    first = await active(presenter, chat=True, title="첫 세션", description="설명")
    await create(presenter, title="둘째 세션")
    user = (await presenter.get("/auth/me")).json()
    me = {"participant": {"id": user["id"], "nickname": user["name"]}}
    await send_message(first, me, "내 말이에요")
    await send_message(first, await join(anyone, first), "청중의 말이에요")
    answer = await presenter.get("/api/account/data")
    assert answer.headers["cache-control"] == "no-store"
    data = answer.json()
    assert data["account"] == (await presenter.get("/api/account")).json()
    assert [one["title"] for one in data["sessions"]] == ["첫 세션", "둘째 세션"]
    said = [[message["message"] for message in one["messages"]] for one in data["sessions"]]
    assert said == [["내 말이에요"], []]
    assert "남의" not in str(data)


async def with_programs(client: httpx.AsyncClient, name: str) -> list[str]:
    """The secrets of a new token of this name, and of a new webhook."""
    token = {"name": name, "scopes": ["sessions:read"]}
    hook = {"url": f"https://example.com/{name}", "events": ["session.ended"]}
    return [
        (await client.post("/api/tokens", json=token)).json()["token"],
        (await client.post("/api/webhooks", json=hook)).json()["secret"],
    ]


async def test_tokens_and_webhooks_are_taken_along_without_their_secrets(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    secrets = await with_programs(presenter, "mine")
    await with_programs(stranger, "theirs")
    answer = await presenter.get("/api/account/data")
    data = answer.json()
    assert data["tokens"] == (await presenter.get("/api/tokens")).json()
    assert data["webhooks"] == (await presenter.get("/api/webhooks")).json()
    assert [len(data["tokens"]), len(data["webhooks"])] == [1, 1]
    assert not [text for text in ("theirs", *secrets) if text in answer.text]


async def test_a_deleted_account_leaves_no_row_of_any_table_and_the_others_stay(
    presenter: httpx.AsyncClient,
    stranger: httpx.AsyncClient,
    anyone: httpx.AsyncClient,
    db: AsyncSession,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(repository, "MOST_AT_ONCE", 2)
    user = (await presenter.get("/auth/me")).json()
    db.add(Identity(provider="kakao", provider_id="7", user_id=user["id"]))
    await db.commit()
    mine = [await in_state(presenter, state) for state in ("draft", "ended", "paused")]
    running = await active(presenter, chat=True)
    joined = await join(anyone, running, "하늘 다람쥐")
    said = [await send_message(running, joined, f"{text}번째 말") for text in ("첫", "두", "세")]
    theirs = await active(stranger, chat=True)
    await send_message(theirs, await join(anyone, theirs, "바다 수달"), "남의 말이에요")
    kept = [theirs["id"], "stranger@example.com", "남의 말이에요", "바다 수달"]
    before = await traces(db, *kept)
    answer = await presenter.post(DELETION, json={"email": f" {EMAIL.upper()} "})
    assert (answer.status_code, answer.content) == (204, b"")
    ids = [session["id"] for session in (*mine, running)]
    gone = [user["id"], EMAIL, *ids, *said, joined["participant"]["id"], "하늘 다람쥐", "번째 말"]
    assert await traces(db, *gone) == []
    assert await traces(db, *kept) == before


async def test_a_deleted_account_leaves_no_token_and_no_webhook(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, db: AsyncSession
) -> None:
    await with_programs(presenter, "one-of-mine")
    await with_programs(stranger, "one-of-theirs")
    before = await traces(db, "one-of-theirs")
    assert (await presenter.post(DELETION, json={"email": EMAIL})).status_code == 204
    assert await traces(db, "one-of-mine") == []
    assert await traces(db, "one-of-theirs") == before != []


async def test_afterwards_no_token_of_theirs_is_taken_and_they_may_begin_anew(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, connect: Connect
) -> None:
    assert anyone.cookies.get("refresh")
    await create(presenter)
    answer = await presenter.post(DELETION, json={"email": EMAIL})
    assert 'refresh=""' in answer.headers["set-cookie"]
    refused(await presenter.get("/api/account"), 401, "token_invalid")
    refused(await presenter.post(DELETION, json={"email": EMAIL}), 401, "token_invalid")
    refused(await anyone.post("/auth/refresh"), 401, "token_invalid")
    again = await connect(await sign_in(anyone, EMAIL))
    assert (await again.get("/api/sessions")).json() == []


@both_databases
async def test_every_socket_of_the_account_and_of_its_sessions_is_ended_and_told(
    talk: Talk, other_talk: Talk
) -> None:
    presenter, guest, elsewhere = await talk.present(), await talk.enter(), await other_talk.enter()
    email = (await talk.http.get("/auth/me")).json()["email"]
    answer = await talk.http.post(DELETION, json={"email": email})
    assert answer.status_code == 204
    await guest.hung_up()
    await presenter.hung_up()
    assert guest.all("session_updated")[-1]["status"] == "ended"
    assert [told["code"] for told in guest.all("removed")] == ["session_deleted"]
    assert (await elsewhere.call("sync", {"since": 0}))["ok"]
