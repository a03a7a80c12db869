"""FastAPI dependency: the signed-in presenter."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import ScopeMissing
from app.features.identity import service
from app.web.deps import CurrentClaims, Db


async def current_presenter(claims: CurrentClaims, db: Db) -> Actor:
    """Return the presenter.

    Raises:
        ScopeMissing: a program asks, for what no scope allows.
        TokenInvalid: as for `service.presenter`.
    """
    if claims.aud == "program":
        raise ScopeMissing
    return await service.presenter(db, claims)


Presenter = Annotated[Actor, Depends(current_presenter)]
