"""Signing in, and finding out who a token belongs to."""

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
    """The user with this e-mail, made at the first sign-in."""
    name = command.name or command.email.split("@")[0]
    new = User(email=command.email, name=name, provider="test", provider_id=command.email)
    user = await repository.find_or_add(work.db, new)
    if command.name:
        user.name = command.name
    return await refresh_tokens.start(work, user)


async def own_account(work: UnitOfWork, name: str) -> User:
    """The server's own account, made at first use, that nobody can sign in to.

    Whoever asks for it at the same time waits for this unit of work.
    """
    address = f"{name}@engagenow.invalid"  # RFC 2606: such an address reaches nobody
    new = User(email=address, name=name, provider="own", provider_id=name)
    return await repository.lock_for_update(work.db, await repository.find_or_add(work.db, new))


async def presenter(db: AsyncSession, claims: Claims) -> Actor:
    """The presenter of verified claims.

    Raises:
        TokenInvalid: a participant's token, a user who does not exist any more, or one who
            has signed out everywhere since.
    """
    user = await repository.by_id(db, claims.sub) if claims.aud == "presenter" else None
    if user is None or user.token_version != claims.ver:
        raise TokenInvalid
    return Actor(user.id, "presenter", user.name)


async def me(db: AsyncSession, actor: Actor) -> UserView:
    """The presenter's own account."""
    return UserView.model_validate(await repository.by_id(db, actor.id))


async def signed_out(db: AsyncSession, claims: Iterable[Claims]) -> set[tuple[str, int]]:
    """Which of these presenters' tokens are not taken any more: users' ids with versions."""
    given = {(one.sub, one.ver) for one in claims if one.aud == "presenter"}
    versions = await repository.token_versions(db, {sub for sub, _ in given}) if given else {}
    return {(sub, version) for sub, version in given if versions.get(sub) != version}
