"""FastAPI dependencies: a database session, a unit of work, the claims of a token.

All are coroutines, as everywhere here: FastAPI hands others to a thread, which costs more than they
do.
"""

from typing import Annotated

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session
from starlette.requests import HTTPConnection

from app.core.security import Claims, verify_token
from app.core.token_errors import NotAuthenticated, TokenExpired
from app.storage.database import get_db
from app.storage.plain_session import PlainSession
from app.storage.unit_of_work import UnitOfWork

_bearer = HTTPBearer(auto_error=False)


async def any_db(db: Annotated[AsyncSession | Session, Depends(get_db)]) -> AsyncSession:
    """Dependency: a database session, also when a test replaces `get_db` by a plain `Session`."""
    return db if isinstance(db, AsyncSession) else PlainSession(db)


Db = Annotated[AsyncSession, Depends(any_db)]


async def get_unit_of_work(connection: HTTPConnection, db: Db) -> UnitOfWork:
    """Dependency: the unit of work of one REST request."""
    return UnitOfWork(db, connection.app.state.realtime.bus)


Work = Annotated[UnitOfWork, Depends(get_unit_of_work)]


async def current_claims(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Claims:
    """Dependency: the verified claims of the bearer token."""
    if credentials is None:
        raise NotAuthenticated
    return verify_token(credentials.credentials)


async def lasting_claims(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Claims:
    """The verified claims of the request's bearer token; a participant's may be over."""
    if credentials is None:
        raise NotAuthenticated
    claims = verify_token(credentials.credentials, may_be_over=True)
    if claims.is_over and claims.aud != "participant":
        raise TokenExpired
    return claims


LastingClaims = Annotated[Claims, Depends(lasting_claims)]
CurrentClaims = Annotated[Claims, Depends(current_claims)]
