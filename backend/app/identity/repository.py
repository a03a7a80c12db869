"""All SQL about users."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import User


async def by_id(db: AsyncSession, user_id: str) -> User | None:
    """The user with this id."""
    return await db.get(User, user_id)


async def by_email(db: AsyncSession, email: str) -> User | None:
    """The user with this e-mail address."""
    return await db.scalar(select(User).where(User.email == email))


async def add(db: AsyncSession, user: User) -> None:
    """Store a new user."""
    db.add(user)
    await db.flush()
