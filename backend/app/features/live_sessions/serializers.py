"""Building REST views of sessions: absolute links and the live count."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Request

from app.core.config import get_settings
from app.core.join_key import join_key
from app.core.qr import qr_data_url
from app.features.live_sessions import policy
from app.features.live_sessions.service import OwnSession
from app.features.live_sessions.views import JoinLink, LinkedSession, LiveSessionView, RoomSession
from app.realtime.rooms.rooms import Rooms
from app.storage.models import LiveSession


@dataclass(frozen=True, slots=True)
class Links:
    """Absolute links, based on PUBLIC_URL or else the address of the request."""

    base: str

    def join(self, session: LiveSession | LinkedSession) -> str:
        """Return the link in the QR code: the join code, and the key that proves it is no guess."""
        code = session.session_code
        return f"{self.base}/join/{code}?k={join_key(session.id, code)}"

    def co_host(self, invitation: str) -> str:
        """Return the link of an invitation; the secret is in the fragment, which no server logs."""
        return f"{self.base}/crew#{invitation}"

    def screen(self, session_id: str, token: str) -> str:
        """Return the link of a session's screen, whose token is in the fragment."""
        return f"{self.base}/screen/{session_id}#{token}"

    def with_passcode(self, session: LiveSession, passcode: str) -> JoinLink:
        """Return the link in the QR code, with the passcode in the fragment."""
        link = f"{self.join(session)}#p={quote(passcode, safe='')}"
        pictures = {f"qr_{kind}": qr_data_url(link, kind) for kind in ("svg", "png")}
        return JoinLink(join_url=link, **pictures)

    def qr(self, session: LiveSession) -> str:
        """Return the address of the QR code, with the link's key if the code is not public."""
        code = session.session_code
        known = f"?k={join_key(session.id, code)}" if policy.is_code_kept(session.settings) else ""
        return f"{self.base}/api/sessions/{session.id}/qr.svg{known}"


def links_of(request: Request) -> Links:
    return Links(get_settings().public_url or str(request.base_url).rstrip("/"))


@dataclass(frozen=True, slots=True)
class Show:
    """Builds the views of sessions for hosts."""

    links: Links
    rooms: Rooms

    async def __call__(self, own: OwnSession) -> LiveSessionView:
        """Return the view of one session."""
        return (await self.all([own]))[0]

    async def all(self, found: Sequence[OwnSession]) -> list[LiveSessionView]:
        """Return the views of several sessions."""
        counts = await self.rooms.counts([own.session.id for own in found])
        return [self._view(own, counts[own.session.id]) for own in found]

    def _view(self, own: OwnSession, participant_count: int) -> LiveSessionView:
        session = own.session
        return LiveSessionView.model_validate(
            RoomSession.values_of(session, own.presenter_name)
            | {
                "my_role": own.my_role,
                "qr_code_url": self.links.qr(session),
                "join_url": self.links.join(session),
                "participant_total": own.participant_total,
                "participant_count": participant_count,
                "updated_at": session.updated_at,
                "delete_at": policy.delete_at(session),
                "ends_at": None if participant_count else policy.ends_at(session),
                "reopen_until": policy.reopen_until(session.ended_from, session.ended_at),
                "archived_at": session.archived_at,
            }
        )


async def links(request: Request) -> Links:
    """Dependency: the links for this request."""
    return links_of(request)


async def show(request: Request) -> Show:
    """Dependency: the builder of views for this request."""
    return Show(links_of(request), request.app.state.realtime.rooms)


ShowSession = Annotated[Show, Depends(show)]
RequestLinks = Annotated[Links, Depends(links)]
