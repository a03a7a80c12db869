"""Views of co-hosts and invitations."""

from typing import Literal

from app.core.actor import CoHostRole
from app.core.clock import UtcTime
from app.core.schemas import View
from app.features.live_sessions.views import LiveSessionView


class InvitationView(View):
    """A new invitation. Its secret is in `link`, shown this once; `qr_svg` is a picture of that."""

    id: str
    role: CoHostRole
    link: str
    qr_svg: str
    expires_at: UtcTime


class InvitationPreview(View):
    """What the holder of an open invitation may see: who invites, to what, in which role."""

    title: str
    presenter_name: str
    role: CoHostRole


class CoHostView(View):
    """A co-host, or an open invitation, which has no name. `last_seen_at` may be a minute old."""

    id: str
    role: CoHostRole
    name: str | None
    state: Literal["invited", "joined"]
    invited_at: UtcTime
    joined_at: UtcTime | None
    last_seen_at: UtcTime | None


class CoHostSelf(View):
    """The co-host that the reader now is."""

    id: str
    role: CoHostRole
    name: str


class CoHostToken(View):
    """The token that a co-host sends with every request, until it expires or is revoked."""

    token: str
    expires_at: UtcTime


class CoHostJoined(CoHostToken):
    """An invitation was taken."""

    crew: CoHostSelf
    session: LiveSessionView
