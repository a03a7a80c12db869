"""The canary: a message every second over the same path as a person's message."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from secrets import token_hex
from time import monotonic, time
from typing import Literal, Protocol

import structlog

from app.core.metrics import Durations
from app.operations.canary.client import Address, joined
from app.realtime.context import WorkerContext
from app.storage.unit_of_work import UnitOfWork
from engagenow_client import LiveClient, LiveEvent

log = structlog.get_logger()

BEAT_SECONDS = 1.0
RECHECK_SECONDS = 15.0  # how often it looks for a newer session
_PAUSE_SECONDS = 1.0

Sender = Literal["self", "other"]


class CanarySession(Protocol):
    """The canaries' live session, and a token for it that outlives it."""

    @property
    def session_id(self) -> str: ...

    @property
    def token(self) -> str: ...


class SessionProvider(Protocol):
    """Provides a live session for canaries."""

    async def current(self, work: UnitOfWork) -> CanarySession:
        """Return the current session and token."""

    async def sweep(self, work: UnitOfWork) -> None:
        """Delete earlier sessions of the canaries."""


class Canary:
    """Sends over this worker's own port, and receives its own and other workers' messages.

    Latency is measured by wall clocks, so between machines it is as exact as their clocks.
    """

    def __init__(
        self,
        context: WorkerContext,
        sessions: SessionProvider,
        is_over: Callable[[], bool],
        *,
        is_on: bool,
    ) -> None:
        """Make a canary.

        Args:
            context: what the worker lends to jobs.
            sessions: provides the session.
            is_over: whether the worker is stopping, so that silence is expected.
            is_on: whether it sends at all.
        """
        self._context = context
        self._sessions = sessions
        self._is_over = is_over
        self._name = token_hex(4)
        self._address: asyncio.Future[Address] | None = None
        self._has_failed = False
        self.is_on = is_on
        self.session_id = ""  # where it is now
        self.sent = self.failures = 0
        self.latencies: dict[Sender, Durations] = {"self": Durations(), "other": Durations()}
        self._last: dict[Sender, float] = {"self": monotonic()}

    def silence(self) -> dict[str, float]:
        """Return seconds since the last own message, and since others' if there was one."""
        return {sender: monotonic() - at for sender, at in self._last.items()}

    def listening(self, address: Address) -> None:
        """Record the address at which the worker is reachable."""
        if self._address is not None and not self._address.done():
            self._address.set_result(address)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Send for as long as the worker lives, once it is reachable."""
        if not self.is_on:
            yield
            return
        self._address = asyncio.get_running_loop().create_future()
        life = asyncio.create_task(self._live(self._address))
        try:
            yield
        finally:
            life.cancel()
            await asyncio.gather(life, return_exceptions=True)

    async def _live(self, address: asyncio.Future[Address]) -> None:
        self._last["self"] = monotonic()
        while not self._is_over():
            try:
                await self._stay_in_session(
                    await address, await self._context.run(self._sessions.current)
                )
            except Exception as error:  # whatever it is, that is what is measured
                self._fail(error)
            await asyncio.sleep(_PAUSE_SECONDS)

    async def _stay_in_session(self, address: Address, session: CanarySession) -> None:
        """Stay in one session until there is a newer one."""
        async with joined(address, session.session_id, session.token, self._on_event) as client:
            self.session_id = session.session_id
            await self._context.run(self._sessions.sweep)
            until = monotonic() + RECHECK_SECONDS
            while not self._is_over():
                await self._send_message(client)
                if monotonic() > until:
                    newest = await self._context.run(self._sessions.current)
                    if newest.session_id != session.session_id:
                        return
                    until = monotonic() + RECHECK_SECONDS

    async def _send_message(self, client: LiveClient) -> None:
        """Send one message, then wait for the rest of the second."""
        due = monotonic() + BEAT_SECONDS
        self.sent += 1
        await client.call("send_message", {"message": f"{self._name} {time():.6f}"})
        await asyncio.sleep(max(0.0, due - monotonic()))

    def _on_event(self, event: LiveEvent) -> None:
        if event.name != "new_message":
            return
        name, at = event.data.message.split()
        sender: Sender = "self" if name == self._name else "other"
        self.latencies[sender].add(time() - float(at))
        self._last[sender] = monotonic()
        if self._has_failed and sender == "self":
            self._has_failed = False
            log.info("canary_heard_again")

    def _fail(self, error: Exception) -> None:
        if self._is_over():
            return
        self.failures += 1
        if not self._has_failed:
            self._has_failed = True
            log.warning("canary_failed", error=repr(error), exc_info=error)
