"""The co-host who asks, as a dependency of REST routes."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.features.co_hosts import service
from app.web.deps import CurrentClaims, Db


async def current_co_host(claims: CurrentClaims, db: Db) -> Actor:
    """Return the co-host who asks, whatever the session."""
    return await service.member(db, claims)


CurrentCoHost = Annotated[Actor, Depends(current_co_host)]
