"""What may be asked about crew."""

from pydantic import Field

from app.core.names import Nickname
from app.core.wire import Command
from app.identity.actor import CrewRole


class Invite(Command):
    """Make an invitation that one person can take."""

    role: CrewRole


class AcceptInvitation(Command):
    """Take an invitation, under a name."""

    invitation: str = Field(max_length=100)
    name: Nickname
