"""Signing in, and finding out who a token belongs to."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.security import Claims, create_access_token, verify_token
from app.core.token_errors import TokenInvalid
from app.identity import repository
from app.identity.actor import Actor
from app.identity.commands import SignInForTests
from app.identity.views import SignedIn, UserView
from app.models import User
from app.unit_of_work import UnitOfWork


async def sign_in_for_tests(work: UnitOfWork, command: SignInForTests) -> SignedIn:
    """The user with this e-mail, made at the first sign-in."""
    name = command.name or command.email.split("@")[0]
    new = User(email=command.email, name=name, provider="test", provider_id=command.email)
    user = await repository.find_or_add(work.db, new)
    if command.name:
        user.name = command.name
    token = create_access_token({"sub": user.id})
    return SignedIn(
        access_token=token,
        expires_at=verify_token(token).exp,
        user=UserView.model_validate(user),
    )


async def presenter(db: AsyncSession, claims: Claims) -> Actor:
    """The presenter of verified claims.

    Raises:
        TokenInvalid: a participant's token, or a user who does not exist any more.
    """
    user = await repository.by_id(db, claims.sub) if claims.aud == "presenter" else None
    if user is None:
        raise TokenInvalid
    return Actor(user.id, "presenter", user.name)


async def me(db: AsyncSession, actor: Actor) -> UserView:
    """The presenter's own account."""
    return UserView.model_validate(await repository.by_id(db, actor.id))


def renewed(old: Claims | None, token: str) -> Claims:
    """The claims of a fresh token for whoever the old ones belong to.

    Raises:
        TokenInvalid: not a token, or somebody else's.
        TokenExpired: not fresh.
    """
    fresh = verify_token(token)
    if old is not None and (old.sub, old.aud, old.session_id) != (
        fresh.sub,
        fresh.aud,
        fresh.session_id,
    ):
        raise TokenInvalid
    return fresh
