"""The faults of HTTP, in front of every handler except those of `control.py`."""

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from .faults import Fault, Faults

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


def unreliable(faults: Faults) -> Middleware:
    """Make a middleware that lets requests meet these faults."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.path.startswith("/control/"):
            return await handler(request)
        faults.requests += 1
        is_socket = "Upgrade" in request.headers
        return await _refused(faults, is_socket=is_socket) or await handler(request)

    return middleware


async def _refused(faults: Faults, *, is_socket: bool) -> web.Response | None:
    if faults.take("timeout"):
        await faults.until_off("timeout")
        return web.Response(status=504)
    if faults.is_on("intermittent") and faults.requests % 2:
        return web.Response(status=503)
    if is_socket:
        fault = faults.take("refuse")
        return web.Response(status=fault.get("status", 503)) if fault else None
    if slow := faults.take("slow"):
        await asyncio.sleep(slow.get("seconds", 0.2))
    return _error(fault) if (fault := faults.take("error")) else None


def _error(fault: Fault) -> web.Response:
    seconds = fault.get("retry_after", None)
    headers = {} if seconds is None else {"Retry-After": str(seconds)}
    body = {"code": fault.get("code", -1000), "msg": fault.get("msg", "An unknown error occurred.")}
    return web.json_response(body, status=fault.get("status", 500), headers=headers)
