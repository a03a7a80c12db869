"""Signing in, and finding the owner of a token."""

from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.security import Claims
from app.core.token_errors import TokenInvalid
from app.features.identity import refresh_tokens, repository
from app.features.identity.commands import SignInForTests
from app.features.identity.refresh_tokens import SignIn
from app.features.identity.views import UserView
from app.storage.models import User
from app.storage.unit_of_work import UnitOfWork


async def sign_in_for_tests(work: UnitOfWork, command: SignInForTests) -> SignIn:
    """Return the user with this email address, created at the first sign-in."""
    name = command.name or command.email.split("@")[0]
    new = User(email=command.email, name=name, provider="test", provider_id=command.email)
    user = await repository.find_or_add(work.db, new)
    if command.name:
        rename(user, command.name)
    return await refresh_tokens.start(work, user)


def rename(user: User, name: str) -> None:
    """Change the name of a user whose row is locked."""
    user.name = name


async def own_account(work: UnitOfWork, name: str) -> User:
    """Return the server's own account, created at first use; nobody can sign in to it.

    Concurrent callers wait for this unit of work.
    """
    address = f"{name}@engagenow.invalid"  # RFC 2606: such an address reaches nobody
    new = User(email=address, name=name, provider="own", provider_id=name)
    return await repository.lock_for_update(work.db, await repository.find_or_add(work.db, new))


async def presenter(db: AsyncSession, claims: Claims) -> Actor:
    """Return the presenter of verified claims.

    Raises:
        TokenInvalid: not a presenter's token, or the user was deleted or has signed out everywhere
            since.
    """
    if claims.aud != "presenter":
        raise TokenInvalid
    name, version = await repository.name_and_version(db, claims.sub) or ("", None)
    if version != claims.ver:
        raise TokenInvalid
    return Actor(claims.sub, "presenter", name)


async def me(db: AsyncSession, actor: Actor) -> UserView:
    """Return the presenter's own account."""
    return UserView.model_validate(await repository.by_id(db, actor.id))


async def account(db: AsyncSession, user_id: str) -> User:
    """Return the user with this id, who exists."""
    return await repository.existing(db, user_id)


async def lock(db: AsyncSession, user_id: str) -> None:
    """Let nobody else count or add what belongs to this user until the commit."""
    await repository.lock(db, user_id)


async def providers(db: AsyncSession, user: User) -> list[str]:
    """Return the ways in which the user signs in, the first one first."""
    linked = await repository.linked_providers(db, user.id)
    return list(dict.fromkeys([user.provider, *linked]))


async def signed_out(db: AsyncSession, claims: Iterable[Claims]) -> set[tuple[str, int]]:
    """Return those (user id, token version) pairs that are no longer valid."""
    given = {(one.sub, one.ver) for one in claims if one.aud == "presenter"}
    versions = await repository.token_versions(db, {sub for sub, _ in given}) if given else {}
    return {(sub, version) for sub, version in given if versions.get(sub) != version}
