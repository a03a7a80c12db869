"""The signed-in presenter, as a dependency of REST routes."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.features.identity import service
from app.web.deps import CurrentClaims, Db


async def current_presenter(claims: CurrentClaims, db: Db) -> Actor:
    """The signed-in presenter."""
    return await service.presenter(db, claims)


Presenter = Annotated[Actor, Depends(current_presenter)]
