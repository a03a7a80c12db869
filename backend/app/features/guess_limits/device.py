"""The device that asks: a random number in a signed cookie; many phones share an address."""

import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from functools import lru_cache

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.secret import derived_keys
from app.features.identity.cookies import cookie_name, is_secure

_LABEL = "device"
_DAYS = 30
_JOINED = "device_has_joined"


@dataclass(frozen=True, slots=True)
class Device:
    """One browser; `has_joined` when somebody has joined from it before."""

    id: str
    has_joined: bool = False

    @property
    def text(self) -> str:
        """Return the value of its cookie."""
        payload = f"{self.id}.{int(self.has_joined)}"
        return f"{payload}.{_signature(derived_keys(_LABEL)[0], payload)}"


def read_device(text: str) -> Device | None:
    """Return the device of a cookie that we signed, also with an earlier key."""
    payload, _, signature = text.encode("ascii", "replace").decode().rpartition(".")
    given = [_signature(key, payload) for key in derived_keys(_LABEL)]
    if not any(hmac.compare_digest(one, signature) for one in given):
        return None
    name, _, joined = payload.partition(".")
    return Device(name, joined == "1")


def device_of(request: Request) -> Device | None:
    """Return the device of a request; None at its first request."""
    text = request.cookies.get(cookie_name(request, _LABEL))
    return read_device(text) if text else None


def remember_join(request: Request) -> None:
    """Let the answer say that somebody joined from this device."""
    setattr(request.state, _JOINED, True)


class DeviceCookie:
    """ASGI middleware: gives a device its number with the first answer about a code."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the request, and set the cookie if it is new or has changed."""
        if scope["type"] != "http" or not scope["path"].startswith("/api/join/"):
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})  # where what is inside can say that somebody joined
        request = Request(scope)

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and (cookie := _news(request)):
                headers = MutableHeaders(scope=message)
                headers.append("set-cookie", cookie)
                headers["cache-control"] = "no-store"
            await send(message)

        await self._app(scope, receive, send_with_cookie)


def _news(request: Request) -> str | None:
    device = device_of(request)
    has_joined = getattr(request.state, _JOINED, False)
    if device is not None and (device.has_joined or not has_joined):
        return None
    number = device.id if device else secrets.token_urlsafe(12)
    return _cookie(request, Device(number, has_joined))


def _cookie(request: Request, device: Device) -> str:
    before, after = _around_value(cookie_name(request, _LABEL), secure=is_secure(request))
    return f"{before}{device.text}{after}"


@lru_cache
def _around_value(name: str, *, secure: bool) -> tuple[str, str]:
    """Return what stands around the value, which needs no quotes, in the header of a cookie."""
    carrier = Response()
    carrier.set_cookie(
        name,
        _LABEL,
        max_age=_DAYS * 86400,
        path="/",
        secure=secure,
        httponly=True,
        samesite="lax",
    )
    before, _, after = carrier.headers["set-cookie"].partition(f"={_LABEL}")
    return f"{before}=", after


def _signature(key: bytes, payload: str) -> str:
    digest = hmac.digest(key, payload.encode(), "sha256")
    return urlsafe_b64encode(digest[:15]).decode()
