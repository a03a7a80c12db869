"""Finding the actor of a token: each feature registers a function for the tokens it issues."""

from collections.abc import Awaitable, Callable, Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.security import Claims

# Of verified claims and a session's id; raises the Refusal of claims that are of another session.
# Whether a presenter hosts the session is for services to see, which find it among theirs.
ActorOf = Callable[[AsyncSession, Claims, str], Awaitable[Actor]]
Bearers = Mapping[str, ActorOf]  # by the audience (`aud`) of the claims
