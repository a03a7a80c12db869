"""Building views for screens: absolute links and the live count."""

from app.features.live_sessions.serializers import Show
from app.features.screens.views import ScreenView
from app.storage.models import LiveSession


async def on_screen(show: Show, session: LiveSession, presenter_name: str) -> ScreenView:
    """Return a session as its screens show it."""
    counts = await show.rooms.counts([session.id])
    return ScreenView.model_validate(
        ScreenView.values_of(session, presenter_name)
        | {
            "qr_code_url": show.links.qr(session),
            "join_url": show.links.join(session),
            "participant_count": counts[session.id],
            "updated_at": session.updated_at,
        }
    )
