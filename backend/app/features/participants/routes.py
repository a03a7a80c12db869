"""REST routes for newcomers."""

from typing import Annotated

from fastapi import Depends, Request

from app.core.codes import normalise_code
from app.core.permissions import anybody
from app.core.security import issue_participant_token
from app.features.guess_limits.device import remember_join
from app.features.guess_limits.guard import GuessLimit
from app.features.guess_limits.passcode import trying_passcode
from app.features.live_sessions import queries
from app.features.live_sessions.errors import SessionNotFound
from app.features.live_sessions.passcodes import try_passcode
from app.features.live_sessions.views import JoinPreview, RoomSession
from app.features.participants import service
from app.features.participants.commands import Join
from app.features.participants.guess_limits import OneAsker, guess_limit, joins
from app.features.participants.service import NewParticipant
from app.features.participants.views import Joined, ParticipantView
from app.web.deps import Db, Work
from app.web.rate_limits import limiter_of
from app.web.router import Router

router = Router(prefix="/api/join", tags=["participants"], dependencies=[Depends(anybody)])


Guard = Annotated[GuessLimit, Depends(guess_limit)]


@router.get("/{session_code:path}")  # a whole pasted link has slashes
async def preview(session_code: str, guard: Guard, db: Db) -> JoinPreview:
    """What a newcomer may see before joining."""
    shown = await queries.preview(db, _code(session_code))
    await guard.found()
    return shown


@router.post("/{session_code:path}", dependencies=[Depends(joins)])
async def join(
    session_code: str,
    guard: Guard,
    asker: OneAsker,
    command: Join,
    work: Work,
    request: Request,
) -> Joined:
    """Join with a nickname."""
    code = _code(session_code)
    if command.passcode:
        async with trying_passcode(limiter_of(request), asker, code):
            await try_passcode(work.db, code, command.passcode)
    new = await service.join(work, code, command)
    await guard.found()
    remember_join(request)
    return _joined(new)


def _code(text: str) -> str:
    code = normalise_code(text)
    if code is None:
        raise SessionNotFound
    return code


def _joined(new: NewParticipant) -> Joined:
    issued = issue_participant_token(new.participant.id, new.session.id)
    return Joined(
        participant=ParticipantView.model_validate(new.participant),
        session=RoomSession.of(new.session, new.presenter_name),
        token=issued.token,
        expires_at=issued.expires_at,
    )
