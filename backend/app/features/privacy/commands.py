"""What may be asked about data that is kept."""

from typing import Annotated

from pydantic import Field

from app.core.schemas import Command
from app.features.live_sessions.views import RetentionDays


class ChangeRetention(Command):
    """Keep the session for so many days after its end; 0 is not at all, null as usual here."""

    days: RetentionDays | None


class DeleteAccount(Command):
    """Delete the account with this e-mail address, which is one's own."""

    email: Annotated[str, Field(max_length=320)]
