"""The built pages: HTML for each page address, hashed assets, a service worker."""

import mimetypes
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from fastapi import FastAPI, Request
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from app.core.config import ROOT
from app.core.locale import Locale
from app.web.errors import answer
from app.web.security_headers import embeddable

Page = Callable[[Request], Awaitable[Response]]
Card = Callable[[Request], Awaitable[Response | None]]

DIST = ROOT / "frontend" / "dist"

mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("application/manifest+json", ".webmanifest")

_JOIN, _PRESENTER = "join.html", "presenter.html"
_DOCS = {"/docs": "docs.html", "/docs/events": "docs-events.html"}
_LINK = "/join/{session_code}"
_SHELLS = {
    "/": _JOIN,
    _LINK: _JOIN,
    "/auth/login": _PRESENTER,
    "/dashboard": _PRESENTER,
    "/crew": _PRESENTER,
    "/account": _PRESENTER,
    "/privacy": _PRESENTER,
    "/help": "help.html",
    "/sessions/{session_id}": _PRESENTER,
    "/sessions/{session_id}/replay": _PRESENTER,
    "/screen/{session_id}": _PRESENTER,
    **_DOCS,
}
_HOMES = ("/join", "/join/")  # with no code: home, where one is typed
_API = ("/api", "/socket.io", "/assets")  # never a page
_WORKER = "worker.js"  # at the root, or it could not look after the pages
_TEST_LOGIN = {"/auth/test-login": _PRESENTER}
_EMBED = "/embed/{session_code}"
_REFUSED = re.compile(r";\s*q\s*=\s*0(\.0*)?\s*$")
_ENCODINGS = {"br": ".br", "gzip": ".gz"}  # best first
_FOREVER = "public, max-age=31536000, immutable"
_REVALIDATED = "no-cache"


class BuiltFiles(StaticFiles):
    """The files of a build, served compressed where the client accepts that."""

    def __init__(self, folder: Path, cache_control: str) -> None:
        super().__init__(directory=folder, check_dir=False)
        self.config_checked = True  # without a build there is no folder: 404, not an error
        self._cache_control = cache_control

    def shell(self, name: str, locale: Locale) -> str:
        """Return the HTML file for a client that asks for neither language."""
        in_locale = name.replace(".html", f".{locale}.html")
        return in_locale if self._has(in_locale) else name

    def not_found(self, name: str, accept_encoding: str) -> Response | None:
        """Return the page for addresses that do not exist, if there is a build."""
        if not self._has(name):
            return None
        response = self._answer(name, Headers({"accept-encoding": accept_encoding}))
        response.status_code = 404
        response.headers["cache-control"] = "no-store"
        return response

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file in the best encoding that the client accepts.

        Raises:
            HTTPException: 404 for a missing file, 405 for any method but GET and HEAD.
        """
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405, headers={"allow": "GET, HEAD"})
        if path.endswith(tuple(_ENCODINGS.values())) or not self._has(path):
            raise HTTPException(404)
        return self._answer(path, Headers(scope=scope))

    def _has(self, name: str) -> bool:
        try:
            full, stat = self.lookup_path(name)
        except (OSError, ValueError):
            return False
        return stat is not None and Path(full).is_file()

    def _answer(self, name: str, headers: Headers) -> Response:
        encoding = self._encoding(name, headers.get("accept-encoding", ""))
        full, stat = self.lookup_path(name + (_ENCODINGS[encoding] if encoding else ""))
        media_type = mimetypes.guess_type(name)[0]
        response = FileResponse(full, stat_result=stat, media_type=media_type)
        response.headers["vary"] = "Accept-Encoding"
        response.headers["cache-control"] = self._cache_control
        if name.endswith(".png"):  # other people's pages show the one of a link's card
            response.headers["cross-origin-resource-policy"] = "cross-origin"
        if encoding:
            response.headers["content-encoding"] = encoding
        if self.is_not_modified(response.headers, headers):
            return NotModifiedResponse(response.headers)
        return response

    def _encoding(self, name: str, accepted: str) -> str | None:
        offered = {
            token.split(";")[0].strip()
            for token in accepted.lower().split(",")
            if not _REFUSED.search(token)
        }
        for encoding, suffix in _ENCODINGS.items():
            if encoding in offered and self._has(name + suffix):
                return encoding
        return None


def add_pages(
    app: FastAPI,
    *,
    test_login: bool,
    embed_origins: Sequence[str] = (),
    locale: Locale = "ko",
    card: Card | None = None,
    folder: Path = DIST,
) -> None:
    """Serve the pages at GET of the contract's addresses, the service worker and the assets.

    The embed page may be framed by pages of `embed_origins`; without any it exists only with a
    `view` in its query, for programs that open it without a frame. An unknown address gets a page
    that says so, with status 404. `card` may answer a request for a join link in place of the page.
    """
    shells = BuiltFiles(folder, _REVALIDATED)
    join = shells.shell(_JOIN, locale)
    for path, shell in (_SHELLS | (_TEST_LOGIN if test_login else {})).items():
        page = _page(shells, shells.shell(shell, locale))
        shown = _with_card(page, card) if card and path == _LINK else page
        app.add_route(path, shown, include_in_schema=False)
    for path in _HOMES:
        app.add_route(path, _home, include_in_schema=False)
    framed = embeddable(embed_origins)
    entrance = _page(shells, join, framed) if embed_origins else None
    view = _page(shells, shells.shell(_PRESENTER, locale), framed)
    app.add_route(_EMBED, _embed(entrance, view), include_in_schema=False)
    app.add_route(f"/{_WORKER}", _page(shells, _WORKER), include_in_schema=False)
    app.mount("/assets", BuiltFiles(folder / "assets", _FOREVER))
    app.add_exception_handler(404, _not_found(shells, join))


def _with_card(page: Page, card: Card) -> Page:
    async def page_or_card(request: Request) -> Response:
        return await card(request) or await page(request)

    return page_or_card


def _page(
    shells: BuiltFiles, shell: str, headers: Mapping[str, str] = MappingProxyType({})
) -> Page:
    async def page(request: Request) -> Response:
        answer = await shells.get_response(shell, request.scope)
        answer.headers.update(headers)
        return answer

    return page


def _embed(entrance: Page | None, view: Page) -> Page:
    async def page(request: Request) -> Response:
        shown = view if request.query_params.get("view") else entrance
        if shown is None:
            raise HTTPException(404)
        return await shown(request)

    return page


async def _home(_request: Request) -> Response:
    return RedirectResponse("/", 302)


def _not_found(
    shells: BuiltFiles, shell: str
) -> Callable[[Request, Exception], Awaitable[Response]]:
    """Answer an unknown address: a page for browsers, else a refusal."""

    async def not_found(request: Request, error: Exception) -> Response:
        path = request.url.path
        reads = "text/html" in request.headers.get("accept", "")
        if not reads or request.method not in ("GET", "HEAD") or path.startswith(_API):
            return await answer(request, error)
        if path.lower().startswith("/join/") and not path.startswith("/join/"):
            return RedirectResponse(request.url.replace(path=f"/join/{path[6:]}"), 302)
        page = shells.not_found(shell, request.headers.get("accept-encoding", ""))
        return page or await answer(request, error)

    return not_found
