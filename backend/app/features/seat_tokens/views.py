"""What is seen of a seat's token."""

from app.core.clock import UtcTime
from app.core.schemas import View


class SeatToken(View):
    """The same seat's token afresh."""

    token: str
    expires_at: UtcTime
