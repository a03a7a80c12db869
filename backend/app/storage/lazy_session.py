"""A database session that is made when it is first needed.

A statement that is a transaction by itself needs none, and to make one costs as much.
"""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession


class LazySession(AsyncSession):
    """An AsyncSession whose own parts come to be with the first look at them."""

    is_made = False  # before anything is asked of it that needs a session

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self.engine = engine.sync_engine

    def __getattr__(self, name: str) -> Any:
        """Make the session, whose attributes are missing until then."""
        if self.is_made:
            raise AttributeError(name)
        self.is_made = True
        super().__init__(self._engine, expire_on_commit=False)
        return getattr(self, name)

    def in_transaction(self) -> bool:
        """Return whether a transaction has begun."""
        return self.is_made and super().in_transaction()

    async def rollback(self) -> None:
        """Undo what was done, if anything was."""
        if self.is_made:
            await super().rollback()

    async def __aexit__(self, *raised: object) -> None:
        """End at once where there is nothing to give back."""
        if self.in_transaction():
            await super().__aexit__(*raised)
        elif self.is_made:
            self.sync_session.close()
