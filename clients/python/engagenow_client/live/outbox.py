"""What has to arrive exactly once: sent again under its `client_id` until it is acknowledged."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Protocol
from uuid import uuid4

from engagenow_client.contract import RETRY_LATER
from engagenow_client.errors import NoAnswerError, NotConnectedError, RefusedError
from engagenow_client.retry import Retry


class Send(Protocol):
    """Sends one command, and returns its acknowledgement as `form`."""

    async def __call__(self, name: str, payload: dict[str, Any], form: Any = None) -> Any: ...


_RETRY = Retry(first=0.5, most=15.0)


class Outbox:
    """Sends one command after the other, in the order in which they were given.

    One that was not acknowledged, because the connection was lost or the server asks to come later,
    waits and goes again before all others: the server answers a known `client_id` as it did first.
    """

    def __init__(self, connected: Callable[[], Awaitable[None]], send: Send) -> None:
        self._connected = connected
        self._send = send
        self._turn = asyncio.Lock()  # first come, first served
        self.pending: list[str] = []

    async def deliver(self, name: str, payload: dict[str, Any], form: Any) -> Any:
        """Return the acknowledgement as `form`, however long that takes.

        Raises:
            RefusedError: the server refuses it for good.
            NotConnectedError: the client was stopped, or gave up.
        """
        client_id = payload.setdefault("client_id", uuid4().hex)
        self.pending.append(client_id)
        try:
            async with self._turn:
                return await self._until_acknowledged(name, payload, form)
        finally:
            self.pending.remove(client_id)

    async def _until_acknowledged(self, name: str, payload: dict[str, Any], form: Any) -> Any:
        failures = 0
        while True:
            await self._connected()
            try:
                return await self._send(name, payload, form)
            except NotConnectedError:
                continue
            except NoAnswerError:
                wanted = 0.0
            except RefusedError as refusal:
                if refusal.code not in RETRY_LATER:
                    raise
                wanted = refusal.retry_after or 0.0
            failures += 1
            await asyncio.sleep(wanted + _RETRY.pause(failures))
