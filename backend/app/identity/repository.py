"""All SQL about users."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import User


async def by_id(db: AsyncSession, user_id: str) -> User | None:
    """The user with this id."""
    return await db.get(User, user_id)


async def by_email(db: AsyncSession, email: str) -> User | None:
    """The user with this e-mail address."""
    return await db.scalar(select(User).where(User.email == email))


async def find_or_add(db: AsyncSession, user: User) -> User:
    """The user with this e-mail address: `user`, unless somebody is stored already.

    The savepoint keeps the transaction alive when another sign-in was a moment quicker.
    """
    if stored := await by_email(db, user.email):
        return stored
    try:
        async with db.begin_nested():
            db.add(user)
    except IntegrityError:
        if stored := await by_email(db, user.email):
            return stored
        raise
    return user
