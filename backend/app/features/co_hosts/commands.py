"""What may be asked about co-hosts."""

from pydantic import Field

from app.core.actor import CoHostRole
from app.core.names import Nickname
from app.core.schemas import Command


class Invite(Command):
    """Make an invitation that one person can take."""

    role: CoHostRole


class LookAtInvitation(Command):
    """Ask what an invitation is to; its secret stays out of addresses, and so out of logs."""

    invitation: str = Field(max_length=100)


class AcceptInvitation(LookAtInvitation):
    """Take an invitation, under a name."""

    name: Nickname
