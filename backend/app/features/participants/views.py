"""What is seen of seats."""

from app.core.clock import UtcTime
from app.core.schemas import View
from app.features.live_sessions.views import RoomSession


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
