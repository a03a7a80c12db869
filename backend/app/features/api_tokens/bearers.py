"""Finding the presenter as whom a program acts."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.security import Claims
from app.features.api_tokens import service
from app.storage.bearers import Bearers


async def program(db: AsyncSession, claims: Claims, _session_id: str) -> Actor:
    """Return the presenter, limited to the token's scopes; raises like `service.program`."""
    return await service.program(db, claims)


BEARERS: Bearers = {"program": program}
