"""Views of screens."""

from app.core.clock import UtcTime
from app.core.schemas import View
from app.features.live_sessions.views import RoomSession


class ScreenLink(View):
    """A token for screens, and the address of the big screen with it; both are shown this once."""

    token: str
    link: str


class ScreenView(RoomSession):
    """A live session as its screens see it: what members see, and the way in, which they show."""

    qr_code_url: str
    join_url: str
    participant_count: int
    updated_at: UtcTime
