"""One stream: what has been seen of it, what waits, and what is asked for again."""

import asyncio
from abc import ABC, abstractmethod
from contextlib import suppress
from typing import Generic, TypeVar

import msgspec
import structlog

from app.features.feeds.exchanges.binance.output import Output
from app.features.feeds.exchanges.binance.topics import Topic
from app.features.feeds.streams.rest import Rest, RestError
from app.features.feeds.streams.timings import Timings

log = structlog.get_logger()

Frame = TypeVar("Frame", bound=msgspec.Struct)
_MOST_HELD = 20_000
_LONGEST_PAUSE = 60.0


class Track(ABC, Generic[Frame]):
    """Tells each frame of a stream once and in order.

    While something before it is being asked for by REST, what comes is held, for `timings.hold`
    seconds at most; what could not be had until then is told as a gap.
    """

    kind: type[Frame]
    known: frozenset[str]

    def __init__(self, topic: Topic, output: Output, prefix: str, timings: Timings) -> None:
        self.topic = topic
        self._decode = msgspec.json.Decoder(self.kind).decode
        self._output, self._prefix, self._timings = output, prefix, timings
        self._held: list[Frame] | None = None
        self._woken = asyncio.Event()
        self._is_back = self._is_asked = False
        self._failures = 0

    def take(self, payload: bytes | msgspec.Raw) -> None:
        """Take one frame; raises msgspec.MsgspecError or ValueError if it is not as it should."""
        frame = self._decode(payload)
        if self._held is None:
            self._apply(frame)
        elif len(self._held) < _MOST_HELD:
            self._held.append(frame)

    def unknown_fields(self, payload: bytes | msgspec.Raw) -> set[str]:
        """Return the names of fields that such frames did not have when this was written."""
        return {*msgspec.json.decode(payload, type=dict[str, msgspec.Raw])} - self.known

    def lost(self) -> None:
        """Note that the connection is lost."""

    def hold(self) -> None:
        """Hold what comes until something has been asked for."""
        if self._held is None:
            self._held = []

    def reopened(self) -> None:
        """Ask for what was missed: what comes from now on is subscribed to."""
        self._is_back = True
        self._ask()

    async def work(self, rest: Rest) -> None:
        """Ask for whatever is missing, as soon as that makes sense; until cancelled."""
        while True:
            await self._until_due()
            try:
                await self._repair(rest)
            finally:
                self._release()

    def _ask(self) -> None:
        """Ask now, and hold what comes until then."""
        self.hold()
        self._is_asked = True
        self._woken.set()

    async def _until_due(self) -> None:
        while not self._is_asked and (wait := self._due()) != 0:
            self._woken.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._woken.wait()
        self._is_asked = False

    async def _repair(self, rest: Rest) -> None:
        is_back, self._is_back = self._is_back, False
        pause = self._timings.settle
        try:
            async with asyncio.timeout(self._timings.hold):
                while (failed := await self._fetched(rest, is_back=is_back)) is not None:
                    if failed.wait is not None and failed.wait > self._timings.hold:
                        break
                    await asyncio.sleep(failed.wait or pause)
                    pause *= 2
        except TimeoutError:
            failed = RestError("not in time")
        if failed is None:
            self._failures = 0
            return
        self._failures += 1
        log.warning("feed_repair_failed", topic=self.topic.name, error=str(failed))
        pause = min(_LONGEST_PAUSE, self._timings.settle * 2**self._failures)
        self._failed(failed.wait or pause)

    async def _fetched(self, rest: Rest, *, is_back: bool) -> RestError | None:
        """Return why it failed, if it did."""
        try:
            await self._fetch(rest, is_back=is_back)
        except RestError as error:
            return error
        except ValueError as error:  # a number that is none
            return RestError(f"an answer of another form: {error}")
        return None

    def _release(self) -> None:
        held, self._held = self._held or [], None
        for frame in self._in_order(held):
            try:
                self._apply(frame, is_last_chance=True)
            except ValueError:
                self._output.counts.wrong[self.topic.name] += 1

    def _due(self) -> float | None:
        """In how many seconds something is to be asked for without `_ask`; None if nothing is."""
        return None

    def _failed(self, pause: float) -> None:
        """Note that nothing could be asked for, and after how many seconds to ask again."""

    def _in_order(self, held: list[Frame]) -> list[Frame]:
        return held

    @abstractmethod
    def _apply(self, frame: Frame, *, is_last_chance: bool = False) -> None:
        """Tell a frame; on the last chance whatever is missing before it is told as a gap."""

    async def _fetch(self, rest: Rest, *, is_back: bool) -> None:
        """Ask for what is missing, and tell it; raises RestError."""
