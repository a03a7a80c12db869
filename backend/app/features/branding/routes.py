"""REST routes of logos and looks."""

from fastapi import Depends, Request, Response
from starlette.requests import ClientDisconnect

from app.core.config import get_settings
from app.core.field_errors import InvalidRequest
from app.core.permissions import anybody
from app.features.branding import service
from app.features.branding.images.process import ImageReader
from app.features.branding.limits import LogoLimits
from app.features.branding.permissions import MayBrand
from app.features.live_sessions.serializers import ShowSession
from app.features.live_sessions.views import LiveSessionView
from app.web.deps import Db, Work
from app.web.feature import FileRoute
from app.web.rate_limits import limiter_of, own_limit, take
from app.web.router import Router

router = Router(tags=["branding"])
MOST_BYTES = 1024 * 1024
LOGO = "/api/sessions/{session_id}/logo"
UPLOAD = FileRoute(LOGO, MOST_BYTES)

# The address has the digest of what is there, so that it never changes.
FOREVER = {"cache-control": "public, max-age=31536000, immutable"}
_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.put(LOGO, openapi_extra=_BODY, dependencies=[Depends(own_limit)])
async def put_logo(
    session_id: str, actor: MayBrand, work: Work, request: Request, show: ShowSession
) -> LiveSessionView:
    """Give the session a logo: a still PNG, JPEG or WebP, of 1 MiB and 16 megapixels at most."""
    rates = get_settings().limits(LogoLimits).limit_logos
    await take(limiter_of(request), "logos", actor.id, rates)
    await service.check_may_change(work.db, actor, session_id)
    await work.db.close()  # no connection is held while the image arrives and is read
    try:
        raw = await request.body()
    except ClientDisconnect:
        raise InvalidRequest([]) from None
    image = await request.app.state.realtime.context.own(ImageReader).read(raw)
    return await show(await work.run(service.put_logo, actor, session_id, image))


@router.delete(LOGO)
async def remove_logo(
    session_id: str, actor: MayBrand, work: Work, show: ShowSession
) -> LiveSessionView:
    """Take the session's logo away."""
    return await show(await work.run(service.remove_logo, actor, session_id))


@router.get("/api/logos/{digest}.webp", response_class=Response, dependencies=[Depends(anybody)])
async def logo(digest: str, request: Request, db: Db) -> Response:
    """A logo, for whoever was told its address."""
    image = await service.logo(db, digest)
    return _answer(request, image, "image/webp", digest)


@router.get("/api/looks/{name}.css", response_class=Response, dependencies=[Depends(anybody)])
async def look(name: str, request: Request) -> Response:
    """The style sheet of a colour and a logo, as `look` in a session's settings names it."""
    return _answer(request, service.look(name).encode(), "text/css; charset=utf-8", name)


def _answer(request: Request, content: bytes, kind: str, tag: str) -> Response:
    headers = {**FOREVER, "etag": f'"{tag}"'}
    if f'"{tag}"' in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=kind, headers=headers)
