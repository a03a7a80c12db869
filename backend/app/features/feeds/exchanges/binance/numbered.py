"""Streams whose messages are numbered without holes: trades, and trades of one order."""

import asyncio
from abc import abstractmethod
from collections.abc import Iterable

from app.features.feeds.exchanges.binance.frames import AggTrade, Trade, number
from app.features.feeds.exchanges.binance.track import Frame, Track
from app.features.feeds.streams.rest import Rest

_ROWS = 1000
_MOST_PAGES = 20


class NumberedTrack(Track[Frame]):
    """Notices a hole by its numbers."""

    _last: int | None = None
    _last_at = 0
    _repairs = False

    @abstractmethod
    def _number(self, frame: Frame) -> int:
        """The number of a frame."""

    @abstractmethod
    def _price(self, frame: Frame) -> tuple[str, int]:
        """The price in a frame, and when it was paid."""

    def _apply(self, frame: Frame, *, is_last_chance: bool = False) -> None:
        mine = self._number(frame)
        if self._last is not None and mine <= self._last:
            self._output.counts.doubles += 1
            return
        if self._last is not None and mine > self._last + 1:
            if not is_last_chance:
                self._held = [frame]
                self._ask()
                return
            _, at = self._price(frame)
            missed = mine - self._last - 1
            self._output.gap(self.topic.name, self._last_at, at, missed)
        self._publish(frame, mine)

    def _publish(self, frame: Frame, mine: int) -> None:
        text, at = self._price(frame)
        value = number(text)
        self._last, self._last_at = mine, at
        self._output.point(self.topic.name, value, at, repaired=self._repairs)

    def _in_order(self, held: list[Frame]) -> list[Frame]:
        return sorted(held, key=self._number)

    def _first_missing(self) -> int | None:
        """The number after which others are held, None if there is no hole."""
        if self._last is None:
            return None
        expected = self._last + 1
        for frame in self._in_order(self._held or []):
            mine = self._number(frame)
            if mine > expected:
                return expected
            expected = max(expected, mine + 1)
        return None

    async def _fetch(self, rest: Rest, *, is_back: bool) -> None:  # noqa: ARG002
        if not is_back:
            await asyncio.sleep(self._timings.settle)  # it may only have been overtaken


class TradeTrack(NumberedTrack[Trade]):
    """Trades; those that were missed can only be had with a key, so they are told as a gap."""

    kind = Trade
    known = frozenset("eEstpqTmMXba")

    def _number(self, frame: Trade) -> int:
        return frame.t

    def _price(self, frame: Trade) -> tuple[str, int]:
        return frame.p, frame.T


class AggTradeTrack(NumberedTrack[AggTrade]):
    """Trades of one order, each of which can be had again."""

    kind = AggTrade
    known = frozenset([*"eEaspqflTmM", "nq"])

    def _number(self, frame: AggTrade) -> int:
        return frame.a

    def _price(self, frame: AggTrade) -> tuple[str, int]:
        return frame.p, frame.T

    async def _fetch(self, rest: Rest, *, is_back: bool) -> None:
        await super()._fetch(rest, is_back=is_back)
        if is_back and self._last is not None:
            await self._ask_from(rest, self._last + 1)
        while (missing := self._first_missing()) is not None:
            if not await self._ask_from(rest, missing):
                await asyncio.sleep(self._timings.settle)  # REST may be behind the stream

    async def _ask_from(self, rest: Rest, first: int) -> bool:
        """Tell what REST has from a number on; returns whether that was anything."""
        self._output.counts.repairs += 1
        found = False
        for _ in range(_MOST_PAGES):
            params = {"symbol": self.topic.symbol, "fromId": first, "limit": _ROWS}
            rows = await rest.get(f"{self._prefix}/aggTrades", params, list[AggTrade])
            found = self._publish_rows(rows) or found
            if len(rows) < _ROWS or self._last is None:
                break
            first = self._last + 1
        return found

    def _publish_rows(self, rows: Iterable[AggTrade]) -> bool:
        before, self._repairs = self._last, True
        try:
            for row in rows:
                self._apply(row, is_last_chance=True)
        finally:
            self._repairs = False
        return self._last != before
