"""Requests of a stream that wait for their answer, which names the same id."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from engagenow_client.errors import NoAnswerError, NotConnectedError

Id = int | str
_generic = msgspec.json.Decoder().decode


class Calls:
    """Knows who waits for which answer; `field` is where both name the id."""

    def __init__(self, field: str) -> None:
        self._field = field
        self._number = 0
        self._waiting: dict[Id, asyncio.Future[Any]] = {}
        form = msgspec.defstruct("Answer", [("id", Id | None, None)], rename={"id": field})
        self._decode: Callable[[bytes], Any] = msgspec.json.Decoder(form).decode

    def __bool__(self) -> bool:
        """Whether anybody waits."""
        return bool(self._waiting)

    def begin(self, message: Mapping[str, Any]) -> tuple[Id, bytes]:
        """Return the id of a request, its own or the next number, and the request as JSON.

        Raises:
            ValueError: its id is neither a text nor a number, or somebody waits for it already.
            TypeError: it cannot be expressed in JSON.
        """
        name = message.get(self._field)
        while name is None:
            self._number += 1
            name = None if self._number in self._waiting else self._number
        if isinstance(name, bool) or not isinstance(name, int | str):
            raise ValueError(f"{self._field}: has to be a text or a number, is {name!r}")
        if name in self._waiting:
            raise ValueError(f"{self._field}: {name!r} is waited for already")
        request = msgspec.json.encode({**message, self._field: name})
        self._waiting[name] = asyncio.get_running_loop().create_future()
        return name, request

    def forget(self, name: Id) -> None:
        """Nobody waits for this answer any more."""
        del self._waiting[name]

    def answered(self, payload: bytes) -> bool:
        """Take a payload if it is an answer that somebody waits for; returns whether it is."""
        try:
            name = self._decode(payload).id
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return False
        answer = None if name is None else self._waiting.get(name)
        if answer is None:
            return False
        if not answer.done():
            answer.set_result(_generic(payload))
        return True

    async def answer(self, name: Id, within: float) -> Any:
        """Return the answer to a request that has been sent.

        Raises:
            NoAnswerError: nothing came within so many seconds.
            NotConnectedError: the connection was lost.
        """
        try:
            async with asyncio.timeout(within):
                return await self._waiting[name]
        except TimeoutError:
            raise NoAnswerError(f"{name!r}: no answer within {within:g} s") from None
        finally:
            self.forget(name)

    def lost(self) -> None:
        """The connection is gone, and every answer with it."""
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(NotConnectedError("the connection was lost"))
