"""Which user an account at a provider belongs to: an address links only if it was verified."""

import asyncio

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.bus import Bus
from app.core.security import verify_token
from app.features.identity.oauth import accounts
from app.features.identity.oauth.errors import SignInForged
from app.features.identity.oauth.profiles import (
    Profile,
    from_github,
    from_kakao,
    from_naver,
    from_openid,
)
from app.storage.database import open_db
from app.storage.models import Identity, User
from app.storage.unit_of_work import UnitOfWork
from fixtures.actors import sign_in
from fixtures.issuer import Browser

EMAIL = "haneul@example.com"


async def enter(provider: str, profile: Profile) -> str:
    """Sign in with an account; the user's id is the answer."""
    async with open_db() as db:
        work = UnitOfWork(db, Bus())
        signed_in = await work.run(accounts.sign_in, provider, profile)
    return verify_token(signed_in.view.access_token).sub


async def test_a_verified_address_is_the_same_person_with_every_provider(
    database: str, db: AsyncSession
):
    first = await enter("google", Profile("1", EMAIL, "하늘"))
    assert await enter("github", Profile("2", EMAIL, "Haneul")) == first
    assert await enter("github", Profile("2", "moved@example.com", "Haneul")) == first
    assert await enter("google", Profile("1", None, "하늘")) == first
    assert [user.name for user in await db.scalars(select(User))] == ["하늘"]
    assert [one.provider for one in await db.scalars(select(Identity))] == ["github"]


async def test_an_address_that_nobody_verified_links_nothing(database: str):
    owner = await enter("google", Profile("1", EMAIL, "하늘"))
    assert await enter("naver", Profile("2", None, "하늘")) != owner


async def test_nobody_waits_at_an_address_for_its_owner(database: str, db: AsyncSession):
    thief = await enter("naver", Profile("2", None, "하늘"))
    assert await enter("google", Profile("1", EMAIL, "하늘")) != thief
    addresses = {user.email for user in await db.scalars(select(User))}
    assert addresses == {EMAIL, "2@naver.invalid"}


async def test_the_same_number_at_two_providers_is_two_people(database: str):
    assert await enter("naver", Profile("7", None, "A")) != await enter(
        "kakao", Profile("7", None, "B")
    )


async def test_a_first_sign_in_twice_at_once_makes_one_user(database: str):
    profile = Profile("1", EMAIL, "하늘")
    assert len({*await asyncio.gather(*(enter("google", profile) for _ in range(4)))}) == 1


async def test_a_real_provider_links_a_verified_address_alone(
    issuer: str, anyone: httpx.AsyncClient
):
    known = {
        name: verify_token(await sign_in(anyone, f"{name}@example.com")).sub
        for name in ("haneul", "unverified-haneul")
    }
    for name, user_id in known.items():
        browser = Browser()
        async with browser.ours, browser.theirs:
            await browser.sign_in(name)
            assert ((await browser.who())["id"] == user_id) == (name == "haneul")


@pytest.mark.parametrize(
    ("read", "said", "profile"),
    [
        (
            from_openid,
            {"sub": "1", "email": "Haneul@Example.com", "email_verified": True, "name": "하늘"},
            Profile("1", EMAIL, "하늘"),
        ),
        (
            from_openid,
            {"sub": "1", "email": EMAIL, "email_verified": "true"},
            Profile("1", None, "1"),
        ),
        (from_openid, {"sub": "1", "email": EMAIL}, Profile("1", None, "1")),
        (
            from_github,
            {
                "id": 1,
                "login": "haneul",
                "name": None,
                "email": "public@example.com",
                "emails": [
                    {"email": "x@example.com", "primary": False, "verified": True},
                    {"email": EMAIL, "primary": True, "verified": True},
                ],
            },
            Profile("1", EMAIL, "haneul"),
        ),
        (
            from_github,
            {
                "id": 1,
                "login": "haneul",
                "emails": [{"email": EMAIL, "primary": True, "verified": False}],
            },
            Profile("1", None, "haneul"),
        ),
        (from_github, {"id": 1, "login": "haneul", "emails": []}, Profile("1", None, "haneul")),
        (
            from_kakao,
            {
                "id": 123,
                "kakao_account": {
                    "profile": {"nickname": "하늘"},
                    "email": EMAIL,
                    "is_email_valid": True,
                    "is_email_verified": True,
                },
            },
            Profile("123", EMAIL, "하늘"),
        ),
        (
            from_kakao,
            {
                "id": 123,
                "kakao_account": {
                    "email": EMAIL,
                    "is_email_valid": False,
                    "is_email_verified": True,
                },
            },
            Profile("123", None, "123"),
        ),
        (from_kakao, {"id": 123}, Profile("123", None, "123")),
        (
            from_naver,
            {
                "resultcode": "00",
                "response": {"id": "abc", "name": "이하늘", "nickname": "하늘", "email": EMAIL},
            },
            Profile("abc", None, "이하늘"),
        ),
    ],
)
def test_each_provider_is_understood(read, said: dict, profile: Profile):
    assert read(said) == profile


@pytest.mark.parametrize("read", [from_openid, from_github, from_kakao, from_naver])
@pytest.mark.parametrize("said", [{}, {"sub": None, "id": None}, {"sub": "", "id": ""}])
def test_somebody_without_an_id_is_nobody(read, said: dict):
    with pytest.raises(SignInForged):
        read(said)


@pytest.mark.parametrize("name", [None, "", " ", "\u200b", 7, "x" * 121, "a\x00b"])
def test_a_name_that_cannot_be_shown_gives_way_to_the_address(name: object):
    said = {"sub": "1", "email": EMAIL, "email_verified": True, "name": name}
    assert from_openid(said).name == "haneul"
