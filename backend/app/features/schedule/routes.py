"""The REST route of a session's calendar file."""

from typing import Annotated, Literal

from fastapi import Depends, Query, Request, Response

from app.core.locale import Locale
from app.core.permissions import anybody
from app.features.live_sessions.serializers import RequestLinks
from app.features.live_sessions.views import LinkedSession
from app.features.schedule import service
from app.features.schedule.calendar_file import calendar_file
from app.web.deps import Db
from app.web.errors import request_locale
from app.web.router import Router

router = Router(prefix="/api/sessions", tags=["live sessions"])


async def language(request: Request) -> Locale:
    """Dependency: the language of the request."""
    return request_locale(request)


ForWhom = Annotated[Literal["participants", "hosts"], Query(alias="for")]


@router.get("/{session_id}/calendar.ics", response_class=Response, dependencies=[Depends(anybody)])
async def calendar(
    session_id: str,
    db: Db,
    links: RequestLinks,
    locale: Annotated[Locale, Depends(language)],
    k: Annotated[str, Query(max_length=100)] = "",
    for_whom: ForWhom = "participants",
) -> Response:
    """A scheduled session for calendar programs; public, unless the code was replaced since.

    `for=hosts` adds the link of the session's page, where hosts sign in.
    """
    planned, code = await service.planned(db, session_id, k)
    join_url = links.join(LinkedSession(id=session_id, session_code=code))
    host_url = f"{links.base}/sessions/{session_id}" if for_whom == "hosts" else None
    headers = {"content-disposition": f'inline; filename="EngageNow-{code}.ics"'}
    content = calendar_file(planned, join_url, host_url, locale)
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)
