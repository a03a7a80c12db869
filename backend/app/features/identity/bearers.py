"""Finding the actor of a presenter's token."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.security import Claims
from app.features.identity import service
from app.storage.bearers import Bearers


async def presenter(db: AsyncSession, claims: Claims, _session_id: str) -> Actor:
    """Return the presenter of verified claims; raises like `service.presenter`."""
    return await service.presenter(db, claims)


BEARERS: Bearers = {"presenter": presenter}
