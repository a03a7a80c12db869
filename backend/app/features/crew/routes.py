"""REST endpoints of crew."""

from fastapi import APIRouter, Depends

from app.core.actor import Actor
from app.core.permissions import anybody
from app.core.qr import qr_picture
from app.core.security import create_crew_token, verify_token
from app.features.crew import invitations
from app.features.crew.commands import AcceptInvitation, Invite, LookAtInvitation
from app.features.crew.deps import CurrentCrew
from app.features.crew.permissions import MayOwn
from app.features.crew.views import (
    CrewJoined,
    CrewMemberView,
    CrewSelf,
    CrewToken,
    InvitationPreview,
    InvitationView,
)
from app.features.live_sessions.serializers import RequestLinks, ShowSession
from app.web.deps import Db, Work

router = APIRouter(prefix="/api", tags=["crew"])


@router.post("/sessions/{session_id}/invitations", status_code=201)
async def invite(
    session_id: str, command: Invite, actor: MayOwn, work: Work, links: RequestLinks
) -> InvitationView:
    """Invite somebody to help, by a link that is good once."""
    invited = await work.run(invitations.invite, actor, session_id, command)
    link = links.crew(invited.secret)
    picture = qr_picture(link, "svg").decode()
    return InvitationView.model_validate(
        {**invited.member.columns(), "link": link, "qr_svg": picture}
    )


@router.get("/sessions/{session_id}/crew")
async def crew(session_id: str, actor: MayOwn, db: Db) -> list[CrewMemberView]:
    """Who helps, and who was invited to."""
    return await invitations.listed(db, actor, session_id)


@router.delete("/sessions/{session_id}/crew/{crew_id}", status_code=204)
async def revoke(session_id: str, crew_id: str, actor: MayOwn, work: Work) -> None:
    """Take an invitation back, or what its taker may do: at once, on every screen."""
    await work.run(invitations.revoke, actor, session_id, crew_id)


@router.post("/invitations/preview", dependencies=[Depends(anybody)])
async def look_at_invitation(command: LookAtInvitation, db: Db) -> InvitationPreview:
    """Who invites me, and to what; the invitation stays good."""
    return await invitations.preview(db, command)


@router.post("/invitations", dependencies=[Depends(anybody)])
async def accept(command: AcceptInvitation, work: Work, show: ShowSession) -> CrewJoined:
    """Take an invitation, under a name."""
    accepted = await work.run(invitations.accept, command)
    token = _token(accepted.actor)
    return CrewJoined.model_validate(
        {**vars(token), "crew": _self(accepted.actor), "session": await show(accepted.own)}
    )


@router.post("/crew/renew")
async def renew(actor: CurrentCrew) -> CrewToken:
    """A fresh token, before the old one expires."""
    return _token(actor)


def _token(actor: Actor) -> CrewToken:
    token = create_crew_token(actor.id, actor.session_id or "")
    return CrewToken(token=token, expires_at=verify_token(token).exp)


def _self(actor: Actor) -> CrewSelf:
    return CrewSelf.model_validate({"id": actor.id, "role": actor.role, "name": actor.nickname})
