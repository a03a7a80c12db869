"""All SQL of health."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def answers(db: AsyncSession) -> bool:
    """Whether the database answers."""
    try:
        await db.execute(text("SELECT 1"))
    except Exception:  # whatever it is, the answer is the same
        return False
    return True
