"""REST endpoints to one's own seat's token."""

from fastapi import APIRouter

from app.features.participants.deps import HeldSeat
from app.features.seat_tokens import service
from app.features.seat_tokens.views import SeatToken

router = APIRouter(prefix="/api/sessions", tags=["participants"])


@router.post("/{session_id}/me/token")
async def renew_seat(session_id: str, seat: HeldSeat) -> SeatToken:
    """A fresh token of my seat, also after the old one has expired."""
    return service.token_of(seat.sub, session_id)
