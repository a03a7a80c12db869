"""Security headers of every answer."""

from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The build puts every script and style into a file of its own, so nothing inline is ever meant.
_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}
_CSP = "content-security-policy"
_UNUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")


def embeddable(origins: Iterable[str]) -> dict[str, str]:
    """Return the policy of a page that only these origins may frame."""
    policy = {**_POLICY, "frame-ancestors": " ".join(origins) or "'none'"}
    return {_CSP: "; ".join(f"{name} {value}" for name, value in policy.items())}


HEADERS = {
    **embeddable([]),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",  # addresses of ours carry join codes
    "permissions-policy": ", ".join(f"{name}=()" for name in _UNUSED),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    # A cache on the way must not answer for us: who polls would receive another's session.
    "cache-control": "no-store",
}
# A year. Whether names below ours speak TLS is not ours to say.
HTTPS_HEADERS = {**HEADERS, "strict-transport-security": "max-age=31536000"}


class SecurityHeaders:
    """ASGI middleware: adds the headers to every answer, errors too; a route's own stay."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = (HTTPS_HEADERS if scope["scheme"] == "https" else HEADERS).items()
        await self._app(scope, receive, _adding(headers, send))


def _adding(headers: Iterable[tuple[str, str]], send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer = MutableHeaders(scope=message)
            for name, value in headers:
                answer.setdefault(name, value)
        await send(message)

    return send_with_headers
