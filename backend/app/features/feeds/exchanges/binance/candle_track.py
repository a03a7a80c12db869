"""Candles of one symbol and interval: each closed one once, without a hole."""

import math
import time

import msgspec

from app.features.feeds.exchanges.binance.frames import Kline, KlineFrame, Row
from app.features.feeds.exchanges.binance.output import KEPT, Candles, Output
from app.features.feeds.exchanges.binance.topics import INTERVALS, Topic
from app.features.feeds.exchanges.binance.track import Track
from app.features.feeds.streams.points import Candle
from app.features.feeds.streams.rest import Rest
from app.features.feeds.streams.timings import Timings

_HISTORY = 500
_FEW = 100  # as many rows cost least
_MOST_FAILURES = 10
# Times `settle` before REST is asked again: for what is not final, and where it has no candle.
_NOT_FINAL, _NO_HISTORY = 5, 150
_NOTHING = (-1, -1)


class CandleTrack(Track[KlineFrame]):
    """A candle is closed if its frame says so, or REST has it some time after its end.

    Continuity is judged by open times, since a quiet market sends nothing. `_next` is the newest
    candle: told as open, or not begun yet. `_missing` are earlier ones that nobody has closed.
    """

    kind = KlineFrame
    known = frozenset("eEsktTifLochlvnxqVQB")

    def __init__(self, topic: Topic, output: Output, prefix: str, timings: Timings) -> None:
        super().__init__(topic, output, prefix, timings)
        self._step = INTERVALS[topic.interval]
        self._final_after = round(timings.final_after * 1000)
        self._kept = output.candles[topic.name] = Candles()
        self._next: int | None = None
        self._newest_state = _NOTHING  # trades in it, and when it was said
        self._missing: dict[int, None] = {}
        self._has_history = False
        self._not_before = 0.0

    def unknown_fields(self, payload: bytes | msgspec.Raw) -> set[str]:
        fields = msgspec.json.decode(payload, type=dict[str, msgspec.Raw])
        return super().unknown_fields(payload) | super().unknown_fields(fields["k"])

    def _apply(self, frame: KlineFrame, *, is_last_chance: bool = False) -> None:  # noqa: ARG002
        candle = frame.k
        self._output.clock.at_least(frame.E)
        newest = self._step_to(candle.t)
        state = (candle.n, frame.E)
        if candle.t < newest and candle.x and candle.t in self._missing:
            self._close(candle)
        elif candle.t < newest or (state <= self._newest_state and not candle.x):
            self._output.counts.doubles += 1
        else:
            self._publish_newest(candle, state, is_closed=candle.x)
            self._output.point(self.topic.name, self._kept[candle.t].close, frame.E)

    def _step_to(self, begins: int) -> int:
        """Go on to a candle if it is newer; those before it that nobody closed are missing."""
        if self._next is None:
            self._next = begins
        elif begins > self._next:
            first = max(self._next, begins - KEPT * self._step)
            if first > self._next:
                self._gap(self._next, first)
            self._missing.update(dict.fromkeys(range(first, begins, self._step)))
            self._next, self._newest_state = begins, _NOTHING
            self._woken.set()
        return self._next

    def _publish_newest(
        self, candle: Kline | Row, state: tuple[int, int], *, is_closed: bool
    ) -> None:
        if is_closed:
            self._close(candle)
            self._next, self._newest_state = candle.t + self._step, _NOTHING
        else:
            self._publish(candle, is_closed=False)
            self._newest_state = state

    def _close(self, candle: Kline | Row) -> None:
        self._publish(candle, is_closed=True)
        self._missing.pop(candle.t, None)

    def _publish(self, candle: Kline | Row, *, is_closed: bool) -> None:
        """Tell a candle; raises ValueError if a number in it is none."""
        new = Candle(
            self.topic.name,
            candle.t,
            self._step,
            float(candle.o),
            float(candle.h),
            float(candle.l),
            float(candle.c),
            float(candle.v),
            is_closed,
        )
        if not math.isfinite(new.open + new.high + new.low + new.close + new.volume):
            raise ValueError("is no finite number")
        self._output.candle(new)

    def _due(self) -> float | None:
        pause = max(0.0, self._not_before - time.monotonic())
        if not self._has_history or self._next is None:
            return pause
        oldest = min(self._missing, default=self._next)
        final_at = oldest + self._step + self._final_after
        return max(pause, (final_at - self._output.clock.now()) / 1000, 0)

    def _failed(self, pause: float) -> None:
        self._not_before = time.monotonic() + pause
        if self._failures >= _MOST_FAILURES and self._missing:
            self._gap(min(self._missing), max(self._missing) + self._step, len(self._missing))
            self._missing.clear()

    async def _fetch(self, rest: Rest, *, is_back: bool) -> None:
        every = self._timings.settle if is_back else math.inf
        await self._output.clock.follow(rest, self._prefix, every=every)
        self._output.counts.repairs += self._has_history
        asked_at = self._output.clock.now()
        params = {"symbol": self.topic.symbol, "interval": self.topic.interval}
        range_ = self._range(asked_at)
        rows = await rest.get(f"{self._prefix}/klines", {**params, **range_}, list[Row])
        if rows:  # the newest has begun, whatever our clock says
            asked_at = max(asked_at, rows[-1].t)
            self._output.clock.at_least(asked_at)
        for row in rows:
            self._take_row(row, asked_at)
        if rows:
            self._forget_missing(range_.get("startTime", rows[0].t), rows)
            self._has_history = True
        pause = _NOT_FINAL if self._has_history else _NO_HISTORY
        self._not_before = time.monotonic() + pause * self._timings.settle

    def _range(self, now: int) -> dict[str, int]:
        if not self._has_history or self._next is None:
            return {"limit": _HISTORY}
        oldest = min(self._missing, default=self._next)
        is_short = (now - oldest) // self._step + 2 <= _FEW
        return {"startTime": oldest, "limit": _FEW if is_short else KEPT}

    def _take_row(self, row: Row, asked_at: int) -> None:
        newest = self._step_to(row.t)
        is_final = row.T + self._final_after < asked_at
        if row.t == newest:
            state = (row.n, 0)
            if is_final or state > self._newest_state:
                self._publish_newest(row, state, is_closed=is_final)
                self._publish_price(row, asked_at)
        elif is_final and (row.t in self._missing or row.t not in self._kept):
            self._close(row)

    def _publish_price(self, row: Row, asked_at: int) -> None:
        """Tell the price too, if this is the present candle."""
        if asked_at <= row.T:
            self._output.point(self.topic.name, float(row.c), asked_at, repaired=True)

    def _forget_missing(self, first: int, rows: list[Row]) -> None:
        """Tell as gaps what the exchange does not have either, as one what follows one another."""
        asked = [one for one in self._missing if first <= one <= rows[-1].t]
        gone = {*asked} - {row.t for row in rows}
        start = 0
        for begins in sorted(gone):
            del self._missing[begins]
            if begins - self._step not in gone:
                start = begins
            if begins + self._step not in gone:
                self._gap(start, begins + self._step)

    def _gap(self, start: int, end: int, count: int | None = None) -> None:
        missing = (end - start) // self._step if count is None else count
        self._output.gap(self.topic.name, start, end, missing)
