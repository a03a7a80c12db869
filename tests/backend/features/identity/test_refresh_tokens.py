"""Staying signed in: refresh tokens are used once each, and a thief ends the family."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.bus import Bus
from app.core.clock import utc_now
from app.core.config import get_settings
from app.core.security import create_access_token, create_refresh_token, verify_token
from app.features.identity import refresh_tokens
from app.storage.models import RefreshToken
from app.storage.unit_of_work import UnitOfWork
from fixtures.actors import ADDRESS, Connect
from fixtures.problems import refused
from fixtures.settings import Configure

EMAIL = "presenter@example.com"
OTHERS = ["https://evil.example", "http://engagenow.test.evil.example", "null", f"{ADDRESS}:81"]


@pytest.fixture
async def browser(anyone: httpx.AsyncClient) -> httpx.AsyncClient:
    """A browser in which somebody has signed in; it keeps cookies."""
    await sign_in(anyone)
    return anyone


async def sign_in(client: httpx.AsyncClient) -> dict:
    answer = await client.post("/auth/test-login", json={"email": EMAIL})
    return answer.json()


async def refresh(client: httpx.AsyncClient, token: str | None = None) -> httpx.Response:
    """Ask for the next tokens with the browser's cookie, or with another one."""
    if token is not None:
        client.cookies.clear()
        client.cookies.set("refresh", token)
    return await client.post("/auth/refresh")


async def me(client: httpx.AsyncClient, token: str) -> httpx.Response:
    return await client.get("/auth/me", headers={"Authorization": f"Bearer {token}"})


async def used_long_ago(db: AsyncSession) -> None:
    """Let time pass since every refresh token was used."""
    then = utc_now() - refresh_tokens.HONEST_DOUBLE - timedelta(seconds=1)
    await db.execute(
        update(RefreshToken).where(RefreshToken.used_at.is_not(None)).values(used_at=then)
    )
    await db.commit()


async def test_without_the_cookie_nothing_is_given(presenter: httpx.AsyncClient):
    presenter.cookies.clear()
    refused(await refresh(presenter), 401, "not_authenticated")


async def test_an_access_token_is_no_refresh_token(browser: httpx.AsyncClient):
    access_token = (await sign_in(browser))["access_token"]
    refused(await refresh(browser, access_token), 401, "token_invalid")


async def test_a_refresh_token_is_no_access_token(browser: httpx.AsyncClient):
    refused(await me(browser, browser.cookies["refresh"]), 401, "token_invalid")


async def test_a_refresh_token_that_was_never_given_is_refused(browser: httpx.AsyncClient):
    user_id = (await sign_in(browser))["user"]["id"]
    refused(await refresh(browser, create_refresh_token(user_id, 0)), 401, "token_invalid")


async def test_it_gives_the_next_access_token_and_the_next_cookie(browser: httpx.AsyncClient):
    old = browser.cookies["refresh"]
    answer = await refresh(browser)
    given = answer.json()
    assert given["user"]["email"] == EMAIL
    assert (await me(browser, given["access_token"])).json() == given["user"]
    assert browser.cookies["refresh"] != old
    assert (await refresh(browser)).status_code == 200


async def test_a_token_used_again_ends_the_whole_family(
    browser: httpx.AsyncClient, db: AsyncSession
):
    stolen = browser.cookies["refresh"]
    await refresh(browser)
    newest = browser.cookies["refresh"]
    await used_long_ago(db)
    refused(await refresh(browser, stolen), 401, "token_invalid")
    refused(await refresh(browser, newest), 401, "token_invalid")


async def test_a_family_that_ends_takes_the_token_with_it_that_is_given_meanwhile(
    browser: httpx.AsyncClient, connect: Connect
):
    token = browser.cookies["refresh"]
    other = await connect()
    given, _ = await asyncio.gather(refresh(other, token), browser.post("/auth/logout"))
    if given.status_code == 200:
        refused(await refresh(other), 401, "token_invalid")


async def test_another_sign_in_of_the_same_person_goes_on(
    browser: httpx.AsyncClient, connect: Connect, db: AsyncSession
):
    elsewhere = await connect()
    await sign_in(elsewhere)
    stolen = browser.cookies["refresh"]
    await refresh(browser)
    await used_long_ago(db)
    refused(await refresh(browser, stolen), 401, "token_invalid")
    assert (await refresh(elsewhere)).status_code == 200


async def test_two_tabs_at_the_same_moment_both_go_on(browser: httpx.AsyncClient, connect: Connect):
    token = browser.cookies["refresh"]
    tabs = [await connect() for _ in range(4)]
    answers = await asyncio.gather(*(refresh(tab, token) for tab in tabs))
    assert [answer.status_code for answer in answers] == [200] * 4
    assert len({answer.cookies["refresh"] for answer in answers}) == 4
    assert [(await refresh(tab)).status_code for tab in tabs] == [200] * 4


async def test_signing_out_ends_the_family_and_takes_the_cookie(browser: httpx.AsyncClient):
    token = browser.cookies["refresh"]
    answer = await browser.post("/auth/logout")
    assert (answer.status_code, answer.content) == (204, b"")
    assert "refresh" not in browser.cookies
    refused(await refresh(browser, token), 401, "token_invalid")


@pytest.mark.parametrize("cookie", [None, "nonsense"])
async def test_who_is_not_signed_in_may_sign_out(anyone: httpx.AsyncClient, cookie: str | None):
    if cookie:
        anyone.cookies.set("refresh", cookie)
    assert (await anyone.post("/auth/logout")).status_code == 204


async def test_who_is_not_signed_in_cannot_sign_out_everywhere(anyone: httpx.AsyncClient):
    answer = await anyone.post("/auth/logout?everywhere=true")
    refused(answer, 401, "not_authenticated")


async def test_signing_out_everywhere_refuses_every_token_given_before(
    browser: httpx.AsyncClient, connect: Connect
):
    elsewhere = await connect()
    given = await sign_in(elsewhere)
    by_hand = create_access_token({"sub": given["user"]["id"]})
    assert (await browser.post("/auth/logout?everywhere=true")).status_code == 204
    for token in (given["access_token"], by_hand):
        refused(await me(elsewhere, token), 401, "token_invalid")
    refused(await refresh(elsewhere), 401, "token_invalid")
    again = await sign_in(browser)
    assert (await me(browser, again["access_token"])).status_code == 200


OTHER_SITES = [
    *({"Origin": origin} for origin in OTHERS),
    *({"Sec-Fetch-Site": site} for site in ("cross-site", "same-site", "none")),
    {"Origin": ADDRESS, "Sec-Fetch-Site": "cross-site"},
]


@pytest.mark.parametrize("path", ["/auth/refresh", "/auth/logout", "/auth/logout?everywhere=true"])
async def test_pages_of_other_sites_use_nobodys_cookie(browser: httpx.AsyncClient, path: str):
    for headers in OTHER_SITES:
        refused(await browser.post(path, headers=headers), 403, "cross_site")
    assert (await refresh(browser)).status_code == 200


@pytest.mark.parametrize("headers", [{"Origin": ADDRESS}, {"Sec-Fetch-Site": "same-origin"}])
async def test_our_own_pages_do(browser: httpx.AsyncClient, headers: dict):
    assert (await browser.post("/auth/refresh", headers=headers)).status_code == 200


async def test_a_page_at_the_public_address_is_our_own(
    browser: httpx.AsyncClient, configure: Configure
):
    configure(public_url="https://talk.example")
    headers = {"Origin": "https://talk.example"}
    assert (await browser.post("/auth/refresh", headers=headers)).status_code == 200


@pytest.mark.parametrize(
    ("address", "cookie"),
    [
        (ADDRESS, "refresh={}; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax"),
        (
            "https://engagenow.test",
            "__Host-refresh={}; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax; Secure",
        ),
    ],
)
async def test_no_script_reads_the_cookie_and_no_other_host_sets_it(
    anyone: httpx.AsyncClient, address: str, cookie: str
):
    answer = await anyone.post(f"{address}/auth/test-login", json={"email": EMAIL})
    token = next(iter(answer.cookies.values()))
    assert answer.headers["set-cookie"] == cookie.format(token)
    assert answer.headers["cache-control"] == "no-store"
    assert (await anyone.post(f"{address}/auth/refresh")).status_code == 200


async def test_production_never_sends_it_in_the_clear(
    browser: httpx.AsyncClient, configure: Configure
):
    configure(environment="production", secret_key="q7Zc1mXw9RtLp4Vb8NsKd2Yh6Gf0Je3A")
    refused(await browser.post("/auth/refresh"), 401, "not_authenticated")
    answer = await browser.post("/auth/logout")
    assert answer.headers["set-cookie"].startswith('__Host-refresh=""; HttpOnly; Max-Age=0')
    assert answer.headers["set-cookie"].endswith("Secure")


async def test_what_is_stored_is_no_token(browser: httpx.AsyncClient, db: AsyncSession):
    token = browser.cookies["refresh"]
    claims = verify_token(token, ("refresh",))
    stored = await db.scalar(select(RefreshToken))
    assert stored is not None
    assert stored.expires_at == claims.exp
    assert claims.jti not in str(stored.columns())
    assert (
        timedelta(days=29)
        < claims.exp - utc_now()
        < timedelta(days=get_settings().refresh_token_days)
    )


async def test_tokens_whose_time_is_over_are_forgotten(
    browser: httpx.AsyncClient, db: AsyncSession
):
    await refresh(browser)
    first = await db.scalar(select(RefreshToken).where(RefreshToken.used_at.is_not(None)))
    assert first is not None
    first.expires_at = utc_now()
    await db.commit()
    await UnitOfWork(db, Bus()).run(refresh_tokens.forget_old)
    kept = (await db.scalars(select(RefreshToken))).all()
    assert [token.used_at for token in kept] == [None]
