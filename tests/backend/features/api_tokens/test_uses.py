"""When a token was last used: stored at most once a minute, for REST and for sockets."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.api_tokens import jobs, uses
from app.main import app
from app.storage.models import ApiToken
from features.api_tokens.test_tokens import create
from fixtures.actors import rest_client
from fixtures.programs import as_program, token_for
from fixtures.server import both_databases
from fixtures.talk import Talk
from fixtures.waiting import ELSEWHERE, until

FRESH = uses.STORED_AFTER - timedelta(seconds=30)


@pytest.fixture(autouse=True)
def nothing_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Uses of other tests are not of this one."""
    monkeypatch.setattr(uses, "_used_tokens", type(uses._used_tokens)())


async def used_by(token: dict[str, Any], method: str = "GET") -> int:
    """A program asks with this token, then the job runs; the status of the answer."""
    async with rest_client(token["token"]) as program:
        status = (await program.request(method, "/api/sessions")).status_code
    await jobs.store_uses(app.state.realtime.context)
    return status


async def last_use(client: httpx.AsyncClient) -> Any:
    """When the presenter's one token was used last, as the list says."""
    (token,) = (await client.get("/api/tokens")).json()
    return token["last_used_at"]


async def test_a_token_that_was_revoked_is_not_used(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    token = await create(presenter)
    await presenter.delete(f"/api/tokens/{token['id']}")
    assert await used_by(token) == 401
    assert not uses.are_noted()


async def test_a_token_that_nobody_has_used_says_so(presenter: httpx.AsyncClient) -> None:
    await create(presenter)
    await jobs.store_uses(app.state.realtime.context)
    assert await last_use(presenter) is None


async def test_a_use_is_listed_and_taken_along_also_one_that_is_refused(
    presenter: httpx.AsyncClient,
) -> None:
    token = await create(presenter, scopes=["sessions:read"])
    assert await used_by(token, "POST") == 403
    assert await last_use(presenter)
    (taken_along,) = (await presenter.get("/api/account/data")).json()["tokens"]
    assert taken_along["last_used_at"] == await last_use(presenter)


@pytest.mark.parametrize(("before", "is_stored"), [(FRESH, False), (uses.STORED_AFTER, True)])
async def test_a_use_is_stored_once_a_minute(
    presenter: httpx.AsyncClient, db: AsyncSession, before: timedelta, *, is_stored: bool
) -> None:
    token = await create(presenter)
    earlier = utc_now() - before
    await db.execute(update(ApiToken).values(last_used_at=earlier))
    await db.commit()
    await used_by(token)
    assert ((await db.scalar(select(ApiToken.last_used_at))) != earlier) is is_stored


async def test_a_use_that_another_worker_has_stored_stays(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    token = await create(presenter)
    async with rest_client(token["token"]) as program:
        await program.get("/api/sessions")
    assert uses.are_noted()
    elsewhere = utc_now() - FRESH
    await db.execute(update(ApiToken).values(last_used_at=elsewhere))
    await db.commit()
    await jobs.store_uses(app.state.realtime.context)
    assert await db.scalar(select(ApiToken.last_used_at)) == elsewhere


@both_databases
async def test_a_program_on_a_socket_uses_its_token(talk: Talk) -> None:
    token = await token_for(talk, "messages:read")
    other = await token_for(talk, "sessions:read")
    headers = as_program(other["token"])
    assert (await talk.http.get("/api/sessions", headers=headers)).is_success
    await talk.join(await talk.connect(token["token"]))

    async def are_all_used() -> bool:
        return all(one["last_used_at"] for one in (await talk.http.get("/api/tokens")).json())

    await until(are_all_used, every=ELSEWHERE)
