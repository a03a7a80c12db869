"""FastAPI dependency: the signed-in presenter."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.features.identity import service
from app.web.deps import CurrentClaims, Db


async def current_presenter(claims: CurrentClaims, db: Db) -> Actor:
    return await service.presenter(db, claims)


Presenter = Annotated[Actor, Depends(current_presenter)]
