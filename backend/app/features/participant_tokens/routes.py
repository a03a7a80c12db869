"""REST endpoints to a participant's own token."""

from app.features.participant_tokens import service
from app.features.participant_tokens.views import ParticipantToken
from app.features.participants.deps import JoinedClaims
from app.web.router import Router

router = Router(prefix="/api/sessions", tags=["participants"])


@router.post("/{session_id}/me/token")
async def renew_token(session_id: str, claims: JoinedClaims) -> ParticipantToken:
    """A fresh token of mine, also after the old one has expired."""
    return service.token_of(claims.sub, session_id)
