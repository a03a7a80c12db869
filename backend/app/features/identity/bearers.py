"""A presenter as an actor, in whatever live session."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.security import Claims
from app.features.identity import service
from app.storage.bearers import Bearers


async def presenter(db: AsyncSession, claims: Claims, _session_id: str) -> Actor:
    """The presenter of verified claims; raises what `service.presenter` does."""
    return await service.presenter(db, claims)


BEARERS: Bearers = {"presenter": presenter}
