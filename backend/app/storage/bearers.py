"""Who the bearer of a token is in a live session: the feature that gives such tokens knows."""

from collections.abc import Awaitable, Callable, Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.security import Claims

# Of verified claims and a session's id; raises the Refusal of claims that are of another session.
# Whether a presenter hosts the session is for services to see, which find it among theirs.
ActorOf = Callable[[AsyncSession, Claims, str], Awaitable[Actor]]
Bearers = Mapping[str, ActorOf]  # by the audience (`aud`) of the claims
