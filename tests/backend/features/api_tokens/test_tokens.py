"""Tokens of programs: created, shown once, listed, revoked; kept as digests."""

from typing import Any

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.security import verify_token
from app.features.api_tokens.service import MOST_TOKENS
from fixtures.actors import rest_client
from fixtures.programs import SCOPES

WANTED = {"name": "우리 봇", "scopes": ["messages:read", "sessions:read"]}


async def create(client: httpx.AsyncClient, **wanted: Any) -> dict[str, Any]:
    """A new token, as its owner sees it this once."""
    answer = await client.post("/api/tokens", json={**WANTED, **wanted})
    assert answer.status_code == 201, answer.text
    created: dict[str, Any] = answer.json()
    return created


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 121},
        {"scopes": []},
        {"scopes": ["everything"]},
        {"scopes": "messages:read"},
        {"expires_in_days": 0},
        {"expires_in_days": 366},
        {"expires_in_days": "7"},
        {"more": True},
    ],
)
async def test_what_is_no_wish_for_a_token_is_refused_and_none_is_kept(
    presenter: httpx.AsyncClient, wrong: dict[str, Any]
) -> None:
    answer = await presenter.post("/api/tokens", json={**WANTED, **wrong})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    assert (await presenter.get("/api/tokens")).json() == []


async def test_nobody_has_more_tokens_than_they_can_keep_track_of(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    first = await create(presenter)
    for _ in range(MOST_TOKENS - 1):
        await create(presenter)
    answer = await presenter.post("/api/tokens", json=WANTED)
    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_tokens")
    assert len((await presenter.get("/api/tokens")).json()) == MOST_TOKENS
    await create(stranger)
    await presenter.delete(f"/api/tokens/{first['id']}")
    await create(presenter)


async def test_tokens_of_others_are_neither_seen_nor_revoked(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    token = await create(presenter)
    assert (await stranger.get("/api/tokens")).json() == []
    answer = await stranger.delete(f"/api/tokens/{token['id']}")
    assert (answer.status_code, answer.json()["code"]) == (404, "token_not_found")
    async with rest_client(token["token"]) as program:
        assert (await program.get("/api/sessions")).status_code == 200


async def test_a_token_is_shown_once_and_kept_as_a_digest(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    created = await create(presenter)
    shown = (await presenter.get("/api/tokens")).json()
    assert shown == [{name: value for name, value in created.items() if name != "token"}]
    claims = verify_token(created["token"])
    row = (await db.execute(text("SELECT * FROM api_tokens"))).mappings().one()
    for secret in (created["token"], created["token"].rpartition(".")[2], claims.jti):
        assert secret not in str(dict(row))


async def test_a_token_is_good_for_ninety_days_if_nobody_says_otherwise(
    presenter: httpx.AsyncClient,
) -> None:
    for wanted, days in (({}, 90), ({"expires_in_days": 365}, 365)):
        claims = verify_token((await create(presenter, **wanted))["token"])
        assert (claims.exp - claims.iat).days == days


async def test_a_program_reads_within_its_scopes_until_it_is_revoked(
    presenter: httpx.AsyncClient,
) -> None:
    token = await create(presenter, scopes=["sessions:read"])
    session = (await presenter.post("/api/sessions", json={"title": "제목"})).json()
    async with rest_client(token["token"]) as program:
        assert [one["id"] for one in (await program.get("/api/sessions")).json()] == [session["id"]]
        answer = await program.post("/api/sessions", json={"title": "제목"})
        assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")
        assert (await presenter.delete(f"/api/tokens/{token['id']}")).status_code == 204
        for path in ("/api/sessions", f"/api/sessions/{session['id']}"):
            answer = await program.get(path)
            assert (answer.status_code, answer.json()["code"]) == (401, "token_invalid")


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/api/tokens", "/auth/me", "/api/account"])
async def test_no_scope_opens_what_is_the_presenters_alone(
    presenter: httpx.AsyncClient, method: str, path: str
) -> None:
    token = await create(presenter, scopes=list(SCOPES))
    async with rest_client(token["token"]) as program:
        answer = await program.request(method, path, json=WANTED if method == "POST" else None)
    assert answer.status_code in (403, 405)
    assert answer.status_code == 405 or answer.json()["code"] == "scope_missing"


async def test_a_deleted_account_leaves_no_token(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    token = await create(presenter)
    await presenter.post("/api/account/deletion", json={"email": "presenter@example.com"})
    assert (await db.execute(text("SELECT count(*) FROM api_tokens"))).scalar_one() == 0
    async with rest_client(token["token"]) as program:
        assert (await program.get("/api/sessions")).status_code == 401
