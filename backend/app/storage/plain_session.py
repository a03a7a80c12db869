"""A synchronous database session behind the asynchronous interface."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session


class PlainSession(AsyncSession):
    """Runs everything on the given session, and blocks the event loop while it waits.

    For tests that replace `get_db`: AsyncSession expects cursors in results, which only
    asynchronous drivers have (`execute`, `scalars`).
    """

    def __init__(self, session: Session) -> None:
        super().__init__(sync_session_class=lambda **_options: session)  # type: ignore[arg-type]

    async def execute(self, *args: Any, **options: Any) -> Any:
        return await self.run_sync(lambda session: session.execute(*args, **options))

    async def scalars(self, *args: Any, **options: Any) -> Any:
        return await self.run_sync(lambda session: session.scalars(*args, **options))
