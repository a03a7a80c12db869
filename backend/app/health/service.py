"""Which part works."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.health import repository
from app.health.views import Ready


async def ready(db: AsyncSession) -> Ready:
    """The state of each part. The in-process bus works as long as the process does."""
    database = "ok" if await repository.answers(db) else "unavailable"
    return Ready.model_validate({"status": database, "database": database, "bus": "ok"})
