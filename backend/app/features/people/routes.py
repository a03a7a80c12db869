"""REST endpoints to the people of a live session."""

from typing import Annotated

from fastapi import Depends, Request
from pydantic import Field

from app.core.paging import PageLimit, decode_cursor
from app.core.text import Storable
from app.features.people import renaming, service
from app.features.people.commands import ChangeNickname, FindPeople, Only, RenameParticipant
from app.features.people.limits import NICKNAME_CHANGES
from app.features.people.permissions import MayChangeNickname, MayModerate
from app.features.people.views import PeoplePage
from app.web.deps import Db, Work
from app.web.rate_limits import count_sender, limiter_of, own_limit
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}/participants", tags=["people"])

own_router = Router(prefix="/api/sessions/{session_id}/me", tags=["people"])

SearchText = Annotated[Storable, Field(max_length=100)]


@router.get("")
async def people(
    session_id: str,
    actor: MayModerate,
    db: Db,
    request: Request,
    q: SearchText = "",
    only: Only = "all",
    limit: PageLimit = 50,
    cursor: str | None = None,
) -> PeoplePage:
    """Who is or was a participant, the newest first; with `q`, those with it in their nicknames.

    With `only`, those who are there now, may not write, or have written something.
    """
    wanted = FindPeople(q, only, decode_cursor(cursor), limit)
    return await service.page(db, request.app.state.realtime.rooms, actor, session_id, wanted)


@router.put("/{participant_id}/nickname", status_code=204)
async def rename(
    session_id: str,
    participant_id: str,
    command: RenameParticipant,
    actor: MayModerate,
    work: Work,
) -> None:
    """Give a participant another nickname: everybody sees it on all that they said, too."""
    await work.run(renaming.rename, actor, session_id, participant_id, command)


@own_router.put("/nickname", status_code=204, dependencies=[Depends(own_limit)])
async def change_own(
    session_id: str,
    command: ChangeNickname,
    actor: MayChangeNickname,
    work: Work,
    request: Request,
) -> None:
    """Change one's own nickname, as `change_nickname` does over the socket."""
    await count_sender(limiter_of(request), NICKNAME_CHANGES, actor)
    await work.run(renaming.rename_self, actor, session_id, command)
