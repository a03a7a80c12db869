"""The refresh token's cookie, which scripts cannot read and other sites cannot use."""

from typing import Annotated

from fastapi import Depends, Request, Response

from app.core.config import get_settings
from app.features.identity.errors import CrossSite


class Cookie:
    """The cookie of one request and its answer.

    Over https and in production it is `Secure`, and `__Host-` keeps sub-domains from setting it;
    plain http in development has neither.
    """

    def __init__(self, request: Request, response: Response) -> None:
        self._request, self._response = request, response

    @property
    def token(self) -> str | None:
        """Return the refresh token of the request, None without one.

        Raises:
            CrossSite: a page of another site made the request.
        """
        if not _is_own(self._request):
            raise CrossSite
        return self._request.cookies.get(self._name)

    def keep(self, token: str) -> None:
        """Store a token in the browser until it expires."""
        self._set(token, get_settings().refresh_token_days * 24 * 3600)

    def forget(self) -> None:
        """Delete the cookie from the browser."""
        self._set("", 0)

    def _set(self, value: str, seconds: int) -> None:
        self._response.set_cookie(
            self._name,
            value,
            max_age=seconds,
            path="/",
            secure=is_secure(self._request),
            httponly=True,
            samesite="lax",
        )
        self._response.headers["cache-control"] = "no-store"

    @property
    def _name(self) -> str:
        return cookie_name(self._request, "refresh")


def cookie_name(request: Request, name: str) -> str:
    """Return the cookie's name, with `__Host-` where the browser accepts it."""
    return f"__Host-{name}" if is_secure(request) else name


def is_secure(request: Request) -> bool:
    """Return whether cookies may be sent over https only."""
    is_https = request.scope["scheme"] == "https"
    return is_https or get_settings().environment == "production"


def _is_own(request: Request) -> bool:
    """Return whether one of our pages asks; a client without these headers is no browser."""
    if site := request.headers.get("sec-fetch-site"):
        return site == "same-origin"
    origin = request.headers.get("origin")
    own = (f"{request.url.scheme}://{request.url.netloc}", get_settings().public_url)
    return origin is None or origin in own


async def own_cookie(request: Request, response: Response) -> Cookie:
    """Dependency: the cookie of this request."""
    return Cookie(request, response)


OwnCookie = Annotated[Cookie, Depends(own_cookie)]
