"""Views of participants."""

from app.core.clock import UtcTime
from app.core.schemas import View
from app.features.live_sessions.views import RoomSession


class ParticipantView(View):
    """The participant who joined."""

    id: str
    nickname: str


class Joined(View):
    """The new participant, with the token for coming back."""

    participant: ParticipantView
    session: RoomSession
    token: str
    expires_at: UtcTime
