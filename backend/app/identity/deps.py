"""Who is asking, at the REST door."""

from typing import Annotated

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.security import Claims, verify_token
from app.core.token_errors import NotAuthenticated, TokenExpired
from app.database import any_db
from app.identity import service

_bearer = HTTPBearer(auto_error=False)

Db = Annotated[AsyncSession, Depends(any_db)]


def current_claims(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Claims:
    """The verified claims of the request's bearer token."""
    if credentials is None:
        raise NotAuthenticated
    return verify_token(credentials.credentials)


def lasting_claims(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Claims:
    """The verified claims of the request's bearer token; a seat's may be over."""
    if credentials is None:
        raise NotAuthenticated
    claims = verify_token(credentials.credentials, may_be_over=True)
    if claims.is_over and claims.aud != "participant":
        raise TokenExpired
    return claims


LastingClaims = Annotated[Claims, Depends(lasting_claims)]
CurrentClaims = Annotated[Claims, Depends(current_claims)]


async def current_presenter(claims: CurrentClaims, db: Db) -> Actor:
    """The signed-in presenter."""
    return await service.presenter(db, claims)


Presenter = Annotated[Actor, Depends(current_presenter)]
