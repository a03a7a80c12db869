"""One POST to a host that its presenter named: bounded, and never into this server's network."""

import asyncio
import socket
import ssl
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpcore

from app import __version__
from app.features.webhooks.targets import AllowedTargets

SECONDS = 15
MOST_BYTES = 64 * 1024  # of an answer; the rest is not read
_HEADERS = {"content-type": "application/json", "user-agent": f"EngageNow/{__version__}"}


class Outcome(NamedTuple):
    """The status of an answer, else the problem."""

    status: int | None
    problem: str | None = None

    @property
    def is_success(self) -> bool:
        """Whether the receiver took it; a redirect is no answer to an event."""
        return self.status is not None and 200 <= self.status < 300


class _Refused(Exception):  # noqa: N818 - becomes an outcome
    """The name stands for an address that is not public."""


class _CheckedNetwork(httpcore.AsyncNetworkBackend):
    """Connects to the very addresses that it has looked at: a name may soon mean others."""

    def __init__(self, allowed: AllowedTargets) -> None:
        self._allowed = allowed
        self._plain = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address that answers; raises _Refused, or what httpcore raises."""
        failed: Exception = httpcore.ConnectError("no address")
        for address in await self._addresses(host, port):
            try:
                return await self._plain.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed

    async def sleep(self, seconds: float) -> None:
        """Wait before httpcore tries again, which it is not asked to."""
        await self._plain.sleep(seconds)

    async def _addresses(self, host: str, port: int) -> list[str]:
        name = host.strip("[]")
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(name, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:  # the latter of a name that can be none
            raise httpcore.ConnectError(str(error)) from None
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        if not all(self._allowed.accepts(name, port, address) for address in addresses):
            raise _Refused
        return addresses


async def post(
    allowed: AllowedTargets, url: str, headers: Mapping[str, str], body: bytes
) -> Outcome:
    """Send a body once. No redirect is followed, and no proxy of the environment is used."""
    network = _CheckedNetwork(allowed)
    try:
        async with (
            asyncio.timeout(SECONDS),
            httpcore.AsyncConnectionPool(_trusted(), network_backend=network) as pool,
        ):
            request = httpcore.Request("POST", url, headers=_wire(url, headers, body), content=body)
            answer = await pool.handle_async_request(request)
            try:
                await _read_some(answer)
            finally:
                await answer.aclose()
            return Outcome(answer.status)
    except _Refused:
        return Outcome(None, "refused")
    except (TimeoutError, httpcore.TimeoutException):
        return Outcome(None, "timeout")
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError):
        return Outcome(None, "unreachable")


async def _read_some(answer: httpcore.Response) -> None:
    size = 0
    async for part in answer.aiter_stream():  # closed with the connection
        size += len(part)
        if size >= MOST_BYTES:
            return


def _wire(
    url: str, headers: Mapping[str, str], body: bytes
) -> list[tuple[bytes | str, bytes | str]]:
    own = {"host": urlsplit(url).netloc, "content-length": str(len(body)), "connection": "close"}
    return [*{**_HEADERS, **headers, **own}.items()]


@lru_cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()
