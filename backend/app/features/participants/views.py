"""What is seen of participants."""

from app.core.clock import UtcTime
from app.core.schemas import View
from app.features.live_sessions.views import RoomSession


class ParticipantView(View):
    """Who joined."""

    id: str
    nickname: str


class Joined(View):
    """A participant: the token is all one needs to come back."""

    participant: ParticipantView
    session: RoomSession
    token: str
    expires_at: UtcTime
