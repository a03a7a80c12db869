"""Commands about stored data."""

from typing import Annotated

from pydantic import Field

from app.core.schemas import Command
from app.features.live_sessions.views import RetentionDays


class ChangeRetention(Command):
    """Keep the session for this many days after its end; 0 is not at all, null the default."""

    days: RetentionDays | None


class DeleteAccount(Command):
    """Delete one's own account, confirmed by its email address."""

    email: Annotated[str, Field(max_length=320)]
