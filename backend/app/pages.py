"""The built pages: the shell for the addresses of the contract, and its hashed assets."""

import mimetypes
import re
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from app.core.config import ROOT

DIST = ROOT / "frontend" / "dist"

mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("application/manifest+json", ".webmanifest")

_SHELLS = {
    re.compile(r"|join/[^/]+/?"): "join.html",
    re.compile(r"dashboard/?|sessions/[^/]+/?|auth/login/?"): "presenter.html",
}
_TEST_LOGIN = re.compile(r"auth/test-login/?")
_ENCODINGS = {"br": ".br", "gzip": ".gz"}  # best first
_SECURITY = {
    "content-security-policy": (
        "default-src 'self'; img-src 'self' data:; connect-src 'self' ws: wss:; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


class Pages(StaticFiles):
    """Serves the shell for page addresses and files for the rest; to be mounted last.

    Files come compressed as the build left them; hashed assets never change, HTML is
    revalidated every time.
    """

    def __init__(self, *, test_login: bool) -> None:
        super().__init__(directory=DIST, check_dir=False)
        self._test_login = test_login

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file for `path`.

        Raises:
            HTTPException: 404 where the contract names no page and the build has no file,
                405 for any method but GET and HEAD where there is one.
        """
        name = self._file_of("" if path == "." else path)
        if name is None:
            raise HTTPException(404)
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405, headers={"allow": "GET, HEAD"})
        return self._answer(name, Headers(scope=scope))

    def _file_of(self, path: str) -> str | None:
        for pattern, shell in _SHELLS.items():
            if pattern.fullmatch(path):
                return shell
        if self._test_login and _TEST_LOGIN.fullmatch(path):
            return "presenter.html"
        if path.endswith((".html", *_ENCODINGS.values())):
            return None
        return path if self._exists(path) else None

    def _exists(self, name: str) -> bool:
        try:
            full, stat = self.lookup_path(name)
        except (OSError, ValueError):
            return False
        return stat is not None and Path(full).is_file()

    def _answer(self, name: str, headers: Headers) -> Response:
        encoding = self._encoding(name, headers.get("accept-encoding", ""))
        full, stat = self.lookup_path(name + (_ENCODINGS[encoding] if encoding else ""))
        if stat is None:
            raise HTTPException(404)
        response = FileResponse(full, stat_result=stat, media_type=mimetypes.guess_type(name)[0])
        response.headers.update(_SECURITY)
        response.headers["vary"] = "Accept-Encoding"
        response.headers["cache-control"] = _cache_control(name)
        if encoding:
            response.headers["content-encoding"] = encoding
        if self.is_not_modified(response.headers, headers):
            return NotModifiedResponse(response.headers)
        return response

    def _encoding(self, name: str, accepted: str) -> str | None:
        offered = {
            token.split(";")[0].strip()
            for token in accepted.lower().split(",")
            if "q=0" not in token.replace(" ", "").split(";")[1:]
        }
        for encoding, suffix in _ENCODINGS.items():
            if encoding in offered and self._exists(name + suffix):
                return encoding
        return None


def _cache_control(name: str) -> str:
    return "public, max-age=31536000, immutable" if name.startswith("assets/") else "no-cache"
