"""A client's address: that of its socket, or the one that a trusted proxy reports."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.utils import get_remote_addr, is_ssl

if TYPE_CHECKING:
    import asyncio

    from uvicorn import Config

_SCHEMES = {"http": "http", "ws": "http", "https": "https", "wss": "https"}


def peer(
    config: "Config", transport: "asyncio.Transport", headers: Mapping[str, str]
) -> tuple[str, str]:
    """Return the client's address and scheme for a WebSocket handshake.

    uvicorn's middleware decides which proxies to trust, as for every other request; our handshakes
    do not pass through that middleware.
    """
    address = get_remote_addr(transport)
    client, scheme = address[0] if address else "", "https" if is_ssl(transport) else "http"
    app = config.loaded_app
    if isinstance(app, ProxyHeadersMiddleware) and client in app.trusted_hosts:
        scheme = _SCHEMES.get(headers.get("x-forwarded-proto", ""), scheme)
        forwarded = headers.get("x-forwarded-for", "")
        client = app.trusted_hosts.get_trusted_client_address(forwarded)[0] or client
    return client, scheme


def correct(environ: dict[str, Any]) -> None:
    """Correct the address and scheme in python-engineio's environment of an ASGI request.

    python-engineio reports 127.0.0.1 for everybody and trusts any X-Forwarded-Proto.
    """
    scope = environ.get("asgi.scope")
    if scope is not None:
        client = scope.get("client")
        environ["REMOTE_ADDR"] = client[0] if client else ""
        environ["wsgi.url_scheme"] = _SCHEMES[scope["scheme"]]
