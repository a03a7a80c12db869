"""What is seen of a participant's token."""

from app.core.clock import UtcTime
from app.core.schemas import View


class ParticipantToken(View):
    """A fresh token of the same participant."""

    token: str
    expires_at: UtcTime
