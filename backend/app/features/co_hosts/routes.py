"""REST endpoints of co-hosts."""

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import anybody
from app.core.qr import qr_picture
from app.core.security import create_co_host_token, verify_token
from app.features.co_hosts import invitations
from app.features.co_hosts.commands import AcceptInvitation, Invite, LookAtInvitation
from app.features.co_hosts.deps import CurrentCoHost
from app.features.co_hosts.permissions import MayOwn
from app.features.co_hosts.views import (
    CoHostJoined,
    CoHostSelf,
    CoHostToken,
    CoHostView,
    InvitationPreview,
    InvitationView,
)
from app.features.live_sessions.serializers import RequestLinks, ShowSession
from app.web.deps import Db, Work
from app.web.router import Router

router = Router(prefix="/api", tags=["crew"])


@router.post("/sessions/{session_id}/invitations", status_code=201)
async def invite(
    session_id: str, command: Invite, actor: MayOwn, work: Work, links: RequestLinks
) -> InvitationView:
    """Invite somebody to help, by a link that is good once."""
    invited = await work.run(invitations.invite, actor, session_id, command)
    link = links.co_host(invited.secret)
    picture = qr_picture(link, "svg").decode()
    return InvitationView.model_validate(
        {**invited.member.columns(), "link": link, "qr_svg": picture}
    )


@router.get("/sessions/{session_id}/crew")
async def co_hosts(session_id: str, actor: MayOwn, db: Db) -> list[CoHostView]:
    """The co-hosts and open invitations."""
    return await invitations.listed(db, actor, session_id)


@router.delete("/sessions/{session_id}/crew/{crew_id}", status_code=204)
async def revoke(session_id: str, crew_id: str, actor: MayOwn, work: Work) -> None:
    """Take an invitation back, or what its taker may do: at once, on every screen."""
    await work.run(invitations.revoke, actor, session_id, crew_id)


@router.post("/invitations/preview", dependencies=[Depends(anybody)])
async def look_at_invitation(command: LookAtInvitation, db: Db) -> InvitationPreview:
    """Who invites, and to what; the invitation stays valid."""
    return await invitations.preview(db, command)


@router.post("/invitations", dependencies=[Depends(anybody)])
async def accept(command: AcceptInvitation, work: Work, show: ShowSession) -> CoHostJoined:
    """Take an invitation, under a name."""
    accepted = await work.run(invitations.accept, command)
    token = _token(accepted.actor)
    return CoHostJoined.model_validate(
        {**vars(token), "crew": _self(accepted.actor), "session": await show(accepted.own)}
    )


@router.post("/crew/renew")
async def renew(actor: CurrentCoHost) -> CoHostToken:
    """A fresh token, before the old one expires."""
    return _token(actor)


def _token(actor: Actor) -> CoHostToken:
    token = create_co_host_token(actor.id, actor.session_id or "")
    return CoHostToken(token=token, expires_at=verify_token(token).exp)


def _self(actor: Actor) -> CoHostSelf:
    return CoHostSelf.model_validate({"id": actor.id, "role": actor.role, "name": actor.nickname})
