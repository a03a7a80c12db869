"""Where a client is: at its socket's address, or where a proxy that we trust says."""

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
    """The address and the scheme of whoever asks for a WebSocket.

    uvicorn's own middleware decides whom to trust, as it does for every other request: a
    handshake of ours never gets as far as that middleware.
    """
    address = get_remote_addr(transport)
    client, scheme = address[0] if address else "", "https" if is_ssl(transport) else "http"
    app = config.loaded_app
    if isinstance(app, ProxyHeadersMiddleware) and client in app.trusted_hosts:
        scheme = _SCHEMES.get(headers.get("x-forwarded-proto", ""), scheme)
        told = headers.get("x-forwarded-for", "")
        client = app.trusted_hosts.get_trusted_client_address(told)[0] or client
    return client, scheme


def correct(environ: dict[str, Any]) -> None:
    """Put right what python-engineio says of a request that came through ASGI.

    It says 127.0.0.1 of everybody, and believes anybody's X-Forwarded-Proto.
    """
    scope = environ.get("asgi.scope")
    if scope is not None:
        client = scope.get("client")
        environ["REMOTE_ADDR"] = client[0] if client else ""
        environ["wsgi.url_scheme"] = _SCHEMES[scope["scheme"]]
