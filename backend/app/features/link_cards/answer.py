"""Answers who fetches a join link for its card. A look-up like any other, and never refused."""

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
from app.features.live_sessions.serializers import links
from app.features.live_sessions.views import JoinPreview
from app.storage.database import open_db
from app.web.rate_limits import asking, limiter_of

_HEADERS = {
    "cache-control": "private, no-store",
    "vary": "User-Agent, Accept-Language",
    "x-robots-tag": "noindex",  # who has a link may see the title, and who searches may not
}


async def link_card(request: Request) -> HTMLResponse | None:
    """The card of the session whose code is in the path, or one that tells nothing of it.

    None for a browser, which shows the page.

    Nothing is told of a session that has ended, is locked or asks for a passcode, nor to whose
    address too many wrong codes have come from: a program brings no proof. A link's `k` passes.
    """
    if not shows_cards(request.headers.get("user-agent", "")):
        return None
    settings = get_settings()
    locale = choose_locale(request.headers.get("accept-language"), settings.default_locale)
    shown = await _shown(request)
    card = Card.of_any(locale)
    if shown and not (shown.status == "ended" or shown.locked or shown.needs_passcode):
        card = Card.of_session(locale, shown.title, shown.presenter_name)
    base = links(request).base
    return HTMLResponse(card.page(base, base + _asked(request)), headers=_HEADERS)


async def _shown(request: Request) -> JoinPreview | None:
    """The session that is asked for, unless it is missing or may not be looked for now."""
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
    """The link as it was shared: who follows the card brings the same key."""
    k = request.query_params.get("k")
    return quote(request.url.path) + (f"?k={quote(k, safe='')}" if k else "")
