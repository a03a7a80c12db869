"""Counting and tracing requests by route; paths contain codes."""

from time import monotonic

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.metrics import METRICS, OTHER
from app.core.tracing import SERVER, Span, span

_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
# What browsers, probes and polls ask for all the time.
# A socket's commands are traced by the dispatcher.
_UNTRACED = ("/socket.io", "/assets", "/health", "/metrics")
# Are held open: how long says nothing.
_HELD = ("/socket.io", "/api/sessions/{session_id}/beginning")


class MetricsMiddleware:
    """ASGI middleware, the outermost, so that it counts what the client received."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["path"].startswith(_UNTRACED):
            await self._watch(scope, receive, send)
        else:
            with span("HTTP", SERVER) as traced:
                await self._watch(scope, receive, send, traced)

    async def _watch(
        self, scope: Scope, receive: Receive, send: Send, traced: Span | None = None
    ) -> None:
        began = monotonic()
        status = 500  # of who is told nothing

        async def recording(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, recording)
        finally:
            method, route = _named(scope)
            METRICS.requests[method, route, status] += 1
            if route not in _HELD:
                METRICS.request_seconds[method, route].add(monotonic() - began)
            if traced is not None:
                _describe(traced, method, route, status)


def _named(scope: Scope) -> tuple[str, str]:
    """Return the request's method and route; all pages count as one, and so does each mount."""
    method = scope["method"] if scope["method"] in _METHODS else OTHER
    if (route := scope.get("route")) is not None:
        return method, route.path
    page = "page" if scope.get("endpoint") is not None else OTHER
    return method, scope.get("root_path") or page


def _describe(traced: Span, method: str, route: str, status: int) -> None:
    traced.update_name(f"{method} {route}")
    traced.set_attribute("http.request.method", method)
    traced.set_attribute("http.route", route)
    traced.set_attribute("http.response.status_code", status)
