"""The refresh token's cookie, which no script can read and no other site can use."""

from typing import Annotated

from fastapi import Depends, Request, Response

from app.core.config import get_settings
from app.features.identity.errors import CrossSite


class Cookie:
    """The cookie of one request, to be read and answered with.

    Over https and in production it is `Secure`, and its `__Host-` lets no sub-domain set it;
    plain http in development can have neither.
    """

    def __init__(self, request: Request, response: Response) -> None:
        self._request, self._response = request, response

    @property
    def token(self) -> str | None:
        """The refresh token that came, if one did.

        Raises:
            CrossSite: with a request that a page of another site has made.
        """
        if not _is_own(self._request):
            raise CrossSite
        return self._request.cookies.get(self._name)

    def keep(self, token: str) -> None:
        """Let the browser keep a token for as long as it is good."""
        self._set(token, get_settings().refresh_token_days * 24 * 3600)

    def forget(self) -> None:
        """Let the browser forget it."""
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
    """The name under which a cookie is this host's own, where the browser can promise that."""
    return f"__Host-{name}" if is_secure(request) else name


def is_secure(request: Request) -> bool:
    """Whether cookies may travel over https alone."""
    return request.url.scheme == "https" or get_settings().environment == "production"


def _is_own(request: Request) -> bool:
    """Whether one of our own pages asks. Browsers say so with every POST; who does not is none."""
    if site := request.headers.get("sec-fetch-site"):
        return site == "same-origin"
    origin = request.headers.get("origin")
    own = (f"{request.url.scheme}://{request.url.netloc}", get_settings().public_url)
    return origin is None or origin in own


OwnCookie = Annotated[Cookie, Depends()]
