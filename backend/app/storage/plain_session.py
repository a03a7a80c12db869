"""A plain database session in the place of an asynchronous one."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session


class PlainSession(AsyncSession):
    """Runs everything on the session it is given; what that waits for, the loop waits for, too.

    For tests that put their own in place of `get_db`. AsyncSession looks at results for cursors
    that only asynchronous drivers have (`execute`, `scalars`).
    """

    def __init__(self, session: Session) -> None:
        super().__init__(sync_session_class=lambda **_options: session)  # type: ignore[arg-type]

    async def execute(self, *args: Any, **options: Any) -> Any:
        """As Session's."""
        return await self.run_sync(lambda session: session.execute(*args, **options))

    async def scalars(self, *args: Any, **options: Any) -> Any:
        """As Session's."""
        return await self.run_sync(lambda session: session.scalars(*args, **options))
