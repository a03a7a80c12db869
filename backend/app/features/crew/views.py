"""What is seen of crew."""

from typing import Literal

from app.core.actor import CrewRole
from app.core.clock import UtcTime
from app.core.schemas import View
from app.features.live_sessions.views import LiveSessionView


class InvitationView(View):
    """A new invitation. Its secret is in `link`, shown this once; `qr_svg` is a picture of that."""

    id: str
    role: CrewRole
    link: str
    qr_svg: str
    expires_at: UtcTime


class InvitationPreview(View):
    """What whoever holds an open invitation may see of it: who invites, to what, in which role."""

    title: str
    presenter_name: str
    role: CrewRole


class CrewMemberView(View):
    """Who helps, or was invited to: then without a name. `last_seen_at` may be a minute old."""

    id: str
    role: CrewRole
    name: str | None
    state: Literal["invited", "joined"]
    invited_at: UtcTime
    joined_at: UtcTime | None
    last_seen_at: UtcTime | None


class CrewSelf(View):
    """Who one is now."""

    id: str
    role: CrewRole
    name: str


class CrewToken(View):
    """What a crew member shows with every request, until it expires or is revoked."""

    token: str
    expires_at: UtcTime


class CrewJoined(CrewToken):
    """An invitation was taken."""

    crew: CrewSelf
    session: LiveSessionView
