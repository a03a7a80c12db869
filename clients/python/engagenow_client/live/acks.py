"""Commands that wait for their acknowledgement."""

import asyncio
from typing import Any

import msgspec

from engagenow_client.errors import DecodeError, NoAnswerError, NotConnectedError, RefusedError


class Stored(msgspec.Struct):
    """What became of a message or a question.

    `seq` is its place in the log, None while a host has to approve it (`state` is "held").
    """

    id: str
    seq: int | None = None
    sent_at: str | None = None
    state: str | None = None


class _Outcome(msgspec.Struct):
    ok: bool
    code: str = ""
    detail: str = ""
    retry_after: float | None = None


_outcome = msgspec.json.Decoder(_Outcome).decode


class Acks:
    """Gives each command a number, and its answer to who waits for it."""

    def __init__(self) -> None:
        self._number = 0
        self._waiting: dict[int, asyncio.Future[msgspec.Raw]] = {}

    def begin(self) -> tuple[int, asyncio.Future[msgspec.Raw]]:
        """Return a number, and where its answer will be."""
        self._number += 1
        answer: asyncio.Future[msgspec.Raw] = asyncio.get_running_loop().create_future()
        self._waiting[self._number] = answer
        return self._number, answer

    def answered(self, number: int, payload: msgspec.Raw) -> None:
        """Take an answer; one that nobody waits for any more is dropped."""
        answer = self._waiting.pop(number, None)
        if answer is not None and not answer.done():
            answer.set_result(payload)

    def lost(self) -> None:
        """The connection is gone, and every answer with it."""
        waiting, self._waiting = self._waiting, {}
        for answer in waiting.values():
            if not answer.done():
                answer.set_exception(NotConnectedError("the connection was lost"))

    async def ack(
        self,
        number: int,
        answer: asyncio.Future[msgspec.Raw],
        name: str,
        within: float,
        form: Any,
    ) -> Any:
        """Return the acknowledgement of command `name` as `form`.

        Raises:
            RefusedError: the server refuses it.
            NoAnswerError: nothing came within so many seconds.
            NotConnectedError: the connection was lost.
            DecodeError: the answer is not as the contract says.
        """
        try:
            async with asyncio.timeout(within):
                payload = await answer
        except TimeoutError:
            raise NoAnswerError(f"{name}: no answer within {within:g} s") from None
        finally:
            self._waiting.pop(number, None)
        return read_ack(name, payload, form)


def read_ack(name: str, payload: msgspec.Raw, form: Any) -> Any:
    """Return an acknowledgement as `form`; raises RefusedError and DecodeError."""
    try:
        outcome = _outcome(payload)
        if outcome.ok:
            return msgspec.json.decode(payload, type=form)
    except msgspec.MsgspecError as error:
        raise DecodeError(f"{name}: {error}") from None
    raise RefusedError(outcome.code, outcome.detail, outcome.retry_after)
