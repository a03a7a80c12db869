"""Asking an exchange by REST: bounded, within its limits, at addresses that were looked at."""

import ssl
from contextlib import suppress
from functools import lru_cache
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

import httpx
import msgspec

from app.features.feeds.streams.budget import Budget
from app.features.feeds.streams.errors import HostRefusedError
from app.features.feeds.streams.network import Network

T = TypeVar("T")
_SECONDS = 10.0
_MOST_BYTES = 4 << 20
_USED = "X-MBX-USED-WEIGHT-1M"
_TOO_MANY = {429: 60.0, 418: 120.0, 403: 60.0}  # seconds, if the answer does not say


class RestError(Exception):
    """No answer that can be used; `wait` says after how many seconds to ask again, if known."""

    def __init__(self, what: str, wait: float | None = None) -> None:
        super().__init__(what)
        self.wait = wait


class RefusedError(RestError):
    """The request was wrong; `code` and `reason` are the API's own, as far as it gives them."""

    def __init__(self, status: int, code: int = 0, reason: str = "") -> None:
        super().__init__(f"status {status}")
        self.code, self.reason = code, reason


class _Refusal(msgspec.Struct):
    code: int = 0
    msg: str = ""


class Rest:
    """The API at one base address; `budget` is shared by all who ask it."""

    def __init__(self, network: Network, base: str, budget: Budget) -> None:
        parts = urlsplit(base)
        self._host = parts.hostname or ""
        self._port = parts.port or (443 if parts.scheme == "https" else 80)
        self._netloc = parts.netloc
        self._base = httpx.URL(base)
        self._network, self._budget = network, budget
        self._http = httpx.AsyncClient(
            timeout=_SECONDS, trust_env=False, follow_redirects=False, verify=_authorities()
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._http.aclose()

    async def get(self, path: str, params: dict[str, Any], into: type[T]) -> T:
        """Return what the API answers, strictly as this type.

        Raises:
            RestError: it does not, or may not be asked now.
        """
        return await self._read(into, "GET", path, params=params)

    async def post(self, path: str, body: dict[str, Any], into: type[T]) -> T:
        """Send this as JSON and return the answer; raises like `get`."""
        return await self._read(into, "POST", path, json=body)

    async def _read(self, into: type[T], method: str, path: str, **sent: Any) -> T:
        if (wait := self._budget.wait()) > 0:
            raise RestError("too many requests", wait)
        try:
            body = await self._asked(method, path, sent)
            return msgspec.json.decode(body, type=into)
        except (httpx.HTTPError, OSError, HostRefusedError) as error:
            raise RestError(type(error).__name__) from None
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise RestError(f"an answer of another form: {error}") from None

    async def _asked(self, method: str, path: str, sent: dict[str, Any]) -> bytes:
        """Ask at the first address that can be connected to; raises what the last one did."""
        addresses = await self._network.addresses(self._host, self._port)
        for address in addresses[:-1]:
            with suppress(httpx.ConnectError, httpx.ConnectTimeout):
                return await self._asked_at(address, method, path, sent)
        return await self._asked_at(addresses[-1], method, path, sent)

    async def _asked_at(self, address: str, method: str, path: str, sent: dict[str, Any]) -> bytes:
        request = self._http.build_request(
            method,
            self._base.copy_with(host=address, path=path),
            **sent,
            headers={"Host": self._netloc},
            extensions={"sni_hostname": self._host},
        )
        answer = await self._http.send(request, stream=True)
        try:
            self._note(answer)
            body = await _bounded(answer)
            if answer.status_code != httpx.codes.OK:
                raise _refused(answer.status_code, body)
            return body
        finally:
            await answer.aclose()

    def _note(self, answer: httpx.Response) -> None:
        """Note what is left to be asked; raises RestError if that is nothing for now."""
        used = answer.headers.get(_USED, "")
        if used.isdecimal():
            self._budget.used(int(used))
        if answer.status_code in _TOO_MANY:
            pause = answer.headers.get("Retry-After", "")
            seconds = float(pause) if pause.isdecimal() else _TOO_MANY[answer.status_code]
            self._budget.block(seconds)
            raise RestError(f"status {answer.status_code}", seconds)


def _refused(status: int, body: bytes) -> RestError:
    if status // 100 != 4:
        return RestError(f"status {status}")
    try:
        refusal = msgspec.json.decode(body, type=_Refusal)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return RefusedError(status)
    return RefusedError(status, refusal.code, refusal.msg)


async def _bounded(answer: httpx.Response) -> bytes:
    body = bytearray()
    async for part in answer.aiter_bytes():
        body += part
        if len(body) > _MOST_BYTES:
            raise RestError("an answer that is too long")
    return bytes(body)


@lru_cache
def _authorities() -> ssl.SSLContext:
    """Read once whose certificates are believed: each time it would stop the loop for 20 ms."""
    return httpx.create_ssl_context(trust_env=False)
