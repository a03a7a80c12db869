"""Answering a program that fetches a join link's preview. It counts as a look-up."""

from urllib.parse import quote

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import HTMLResponse

from app.core.codes import normalise_code
from app.core.config import get_settings
from app.core.locale import choose_locale
from app.core.refusal import Refusal
from app.features.guess_limits.asker import Asker
from app.features.guess_limits.guard import limiting_guesses
from app.features.link_cards.agents import shows_cards
from app.features.link_cards.card import Card
from app.features.live_sessions import queries
from app.features.live_sessions.errors import SessionNotFound
from app.features.live_sessions.serializers import links_of
from app.features.live_sessions.views import JoinPreview
from app.storage.database import open_db
from app.web.rate_limits import asking, limiter_of

_HEADERS = {
    "cache-control": "private, no-store",
    "vary": "User-Agent, Accept-Language",
    "x-robots-tag": "noindex",  # who has a link may see the title, and who searches may not
}


async def link_card(request: Request) -> HTMLResponse | None:
    """Return the preview for the code in the path, or a general one without session.

    Returns None for browsers, which get the page. The preview is general if the session has ended,
    is locked or has a passcode, or if the address has sent too many wrong codes: a program cannot
    solve a proof of work. A link's `k` is exempt from the last.
    """
    if not shows_cards(request.headers.get("user-agent", "")):
        return None
    settings = get_settings()
    locale = choose_locale(request.headers.get("accept-language"), settings.default_locale)
    shown = await _shown(request)
    card = Card.of_any(locale)
    if shown and not (shown.status == "ended" or shown.locked or shown.needs_passcode):
        card = Card.of_session(locale, shown.title, shown.presenter_name)
    base = links_of(request).base
    return HTMLResponse(card.page(base, base + _asked(request)), headers=_HEADERS)


async def _shown(request: Request) -> JoinPreview | None:
    """Return the session, None if it is missing or may not be shown now."""
    async with open_db() as db:
        try:
            return await _look_up(request, db)
        except Refusal:
            return None


async def _look_up(request: Request, db: AsyncSession) -> JoinPreview:
    code = normalise_code(request.path_params.get("session_code", ""))

    async def knows() -> bool:
        k = request.query_params.get("k", "")
        return bool(code and k) and await queries.is_known(db, code or "", k)

    asker = Asker(asking(request))
    async with limiting_guesses(limiter_of(request), asker, knows=knows) as one:
        if code is None:
            raise SessionNotFound
        shown = await queries.preview(db, code)
        await one.found()
        return shown


def _asked(request: Request) -> str:
    """Return the shared link with its `k`, which a person who follows the preview needs."""
    k = request.query_params.get("k")
    return quote(request.url.path) + (f"?k={quote(k, safe='')}" if k else "")
