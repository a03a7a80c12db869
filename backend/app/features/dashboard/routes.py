"""REST routes of a presenter's list of sessions."""

from typing import Annotated

from fastapi import Depends, Query, Request, Response

from app.core.paging import PageLimit, decode_cursor, encode_cursor
from app.features.dashboard import archiving, service
from app.features.dashboard.commands import Wanted
from app.features.dashboard.permissions import MayList, MayOwn
from app.features.live_sessions.serializers import ShowSession
from app.features.live_sessions.views import LiveSessionView, Status
from app.web.deps import Db, Work
from app.web.router import Router

router = Router(prefix="/api/sessions", tags=["live sessions"])

MAX_QUERY = 200


async def looked_for(
    status: Annotated[list[Status] | None, Query()] = None,
    q: Annotated[str, Query(max_length=MAX_QUERY)] = "",
    *,
    archived: bool = False,
    scheduled: bool | None = None,
) -> Wanted:
    """Dependency: the filters of the list: states, `q` in title or code, archived or not."""
    return Wanted(tuple(status or ()), archived, q, scheduled)


@router.get("")
async def my_sessions(
    actor: MayList,
    db: Db,
    show: ShowSession,
    request: Request,
    response: Response,
    wanted: Annotated[Wanted, Depends(looked_for)],
    limit: PageLimit = 50,
    cursor: str | None = None,
) -> list[LiveSessionView]:
    """My sessions, newest first; `X-Next-Cursor` and `Link` lead to the next page.

    With `scheduled=true` those with a time at which they are to begin, soonest first.
    """
    found = await service.page(db, actor, decode_cursor(cursor), limit + 1, wanted)
    if len(found) > limit:
        last = found[limit - 1].session
        following = encode_cursor(*service.position_of(last, wanted))
        url = request.url.include_query_params(cursor=following)
        response.headers["X-Next-Cursor"] = following
        response.headers["Link"] = f'<{url.path}?{url.query}>; rel="next"'
    return await show.all(found[:limit])


@router.post("/{session_id}/archive")
async def archive(session_id: str, actor: MayOwn, work: Work, show: ShowSession) -> LiveSessionView:
    """Archive a session that is not running."""
    return await show(await work.run(archiving.archive, actor, session_id))


@router.post("/{session_id}/unarchive")
async def unarchive(
    session_id: str, actor: MayOwn, work: Work, show: ShowSession
) -> LiveSessionView:
    """Return a session from the archive."""
    return await show(await work.run(archiving.unarchive, actor, session_id))
