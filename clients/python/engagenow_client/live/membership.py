"""Being in a session: connecting, joining, and coming back after each loss."""

import asyncio
import random
import time
from collections.abc import Callable
from typing import Any, Protocol

import msgspec

from engagenow_client import contract
from engagenow_client.errors import ClientError, DecodeError, NotConnectedError, RefusedError
from engagenow_client.keeping import StateHolder, keep_open
from engagenow_client.latency import LatencyTracker
from engagenow_client.live.config import LiveConfig
from engagenow_client.live.connection import LiveConnection
from engagenow_client.live.event import Form
from engagenow_client.live.renewal import renewed
from engagenow_client.state import State
from engagenow_client.stopping import stopped


class Receiver(Protocol):
    """Who gets what a membership receives."""

    def logged(self, form: Form, payload: bytes) -> None:
        """Take one event of the log."""

    def unlogged(self, name: str, payload: bytes) -> None:
        """Take any other event, or one that is not written as the server does."""

    def failed(self, error: DecodeError) -> None:
        """Take what could not be decoded."""

    def flush(self) -> None:
        """Nothing more has been read for now."""

    def since(self) -> int | None:
        """Return the place in the log behind which to go on, None to begin."""

    def over(self, error: ClientError) -> None:
        """There will be no further attempt."""


class Membership:
    """Keeps one connection to the session, by which commands go out and events come in."""

    def __init__(self, config: LiveConfig, receiver: Receiver) -> None:
        self._config = config
        self._receiver = receiver
        self._connection: LiveConnection | None = None
        self._task: asyncio.Task[None] | None = None
        self._attempts = 0
        self._spread = 0.0
        self._end: RefusedError | None = None
        self._failure: Exception | None = None
        self.states = StateHolder()
        self.latency = LatencyTracker()
        self.token = config.token
        self.joins = 0
        self._session_id = config.session_id

    def start(self) -> None:
        """Begin to connect; started already, it stays as it is."""
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def stop(self, within: float) -> None:
        """End the connection within so many seconds; raises TimeoutError like `stopped`."""
        try:
            await stopped(self._task, within)
        finally:
            self.states.become(State.DISCONNECTED)

    async def joined(self) -> None:
        """Return as soon as it has joined.

        Raises:
            NotConnectedError: it never will: it is not started, was stopped, or gave up.
        """
        if self._task is None:
            raise NotConnectedError("not started")
        waiting = asyncio.create_task(self.states.connected())
        try:
            await asyncio.wait([waiting, self._task], return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
        if self.states.state is not State.CONNECTED and self._task.done():
            raise NotConnectedError("the client is stopped") from self._failure

    async def useful(self) -> None:
        """Return as soon as it has joined for the first time."""
        await self.states.connected()

    async def command(self, name: str, payload: dict[str, Any], form: Any = None) -> Any:
        """Send a command by the present connection, and return its acknowledgement.

        Raises:
            NotConnectedError: there is none, or it was lost.
            NoAnswerError: nothing came in time.
            RefusedError: the server refuses it.
        """
        if self._connection is None or self.states.state is not State.CONNECTED:
            raise NotConnectedError("not connected")
        return await self._connection.command(name, payload, form)

    async def _run(self) -> None:
        try:
            await keep_open(self._attempt, self._config.retry, self.states, self._is_final)
        except ClientError as error:
            self._failure = error
            self._receiver.over(error)

    async def _attempt(self) -> float | None:
        spread, self._spread = self._spread, 0.0
        await asyncio.sleep(random.random() * spread)
        try:
            return await self._connect()
        except RefusedError as refusal:
            if refusal.code not in contract.RETRY_RENEWED:
                raise
            self.token = await self._renewed(refusal)
            return await self._connect()

    async def _renewed(self, refusal: RefusedError) -> str:
        """Return a fresh token in place of one that ran out; raises the refusal without one."""
        if self.token is None or self._session_id is None:
            raise refusal
        config = self._config
        return await renewed(config.url, self._session_id, self.token, config.connect_within)

    async def _connect(self) -> float | None:
        transports = self._config.transports
        transport = transports[self._attempts % len(transports)]
        self._attempts += 1
        receiver = self._receiver
        connection = LiveConnection(
            self._config, receiver.logged, self._unlogged, receiver.failed, receiver.flush
        )
        await connection.open(transport, self.token, self.latency)
        try:
            self._connection = connection
            return await self._stay(connection)
        finally:
            self._connection = None
            await connection.close()

    async def _stay(self, connection: LiveConnection) -> float:
        """Join, and return when the connection is lost: after how many seconds."""
        await connection.command("join_session", self._join())
        joined_at = time.monotonic()
        self._attempts -= 1  # this transport works: the next connection begins with it too
        self.joins += 1
        self.states.become(State.CONNECTED)
        for name, payload in self._config.on_connect:
            await connection.command(name, payload)
        await connection.lost()
        if self._end is not None:
            raise self._end
        return time.monotonic() - joined_at

    def _join(self) -> dict[str, Any]:
        config = self._config
        who: dict[str, Any] = {"session_code": config.code, "session_id": config.session_id}
        who["since"] = self._receiver.since()
        if self.token is None:
            who |= {"nickname": config.nickname, "passcode": config.passcode}
        return {name: value for name, value in who.items() if value is not None}

    def _unlogged(self, name: str, payload: bytes) -> None:
        self._receiver.unlogged(name, payload)
        if name in _OWN:
            self._note(name, payload)

    def _note(self, name: str, payload: bytes) -> None:
        """Take what the server says to the connection itself."""
        try:
            own = msgspec.json.decode(payload, type=_Own)
        except msgspec.MsgspecError:
            return  # which the receiver has counted
        self.token = own.token or self.token
        if own.session is not None:
            self._session_id = own.session.id
        if name == "draining":
            self._spread = own.spread_ms / 1000
        elif name == "removed":
            self._end = RefusedError(own.code)

    def _is_final(self, error: Exception) -> bool:
        """Whether coming again brings the same answer."""
        return isinstance(error, RefusedError) and error.code not in contract.RETRY_LATER

    def apply(self, change: Callable[[LiveConnection], None]) -> None:
        """Apply a change to the present connection, if there is one."""
        if self._connection is not None:
            change(self._connection)


class _Session(msgspec.Struct):
    id: str


class _Own(msgspec.Struct):
    token: str | None = None
    session: _Session | None = None
    spread_ms: float = 0
    code: str = ""


_OWN = ("draining", "joined_session", "removed", "renewed")
