"""What is seen of seats."""

from pydantic import ConfigDict

from app.core.actor import Role
from app.core.clock import UtcTime
from app.core.wire import View
from app.live_sessions.views import RoomSession


class ParticipantView(View):
    """Who took the seat."""

    id: str
    nickname: str


class Joined(View):
    """A seat: the token is all one needs to come back to it."""

    participant: ParticipantView
    session: RoomSession
    token: str
    expires_at: UtcTime


class Me(View):
    """Who one is in the room.

    `muted` and `muted_until` are left out where one may write; `muted_until` is null if a mute
    ends when undone.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    id: str
    nickname: str
    role: Role
    muted: bool = False
    muted_until: UtcTime | None = None


class ReactionTotals(View):
    """How often each emoji was sent."""

    totals: dict[str, int]
