"""The best bid and ask: their mean, as it is now."""

from app.features.feeds.exchanges.binance.frames import BookTicker, number
from app.features.feeds.exchanges.binance.track import Track


class BookTrack(Track[BookTicker]):
    """Numbered, but with holes: only a lost connection is a gap."""

    kind = BookTicker
    known = frozenset([*"eEusbBaAT", "ps", "st"])
    _last = -1
    _last_at = 0
    _gap_from: int | None = None

    def lost(self) -> None:
        if self._last_at:
            self._gap_from = self._last_at

    def _apply(self, frame: BookTicker, *, is_last_chance: bool = False) -> None:  # noqa: ARG002
        if frame.u <= self._last:
            self._output.counts.doubles += 1
            return
        value = (number(frame.a) + number(frame.b)) / 2
        at = frame.E or self._output.clock.now()
        gap_from, self._gap_from = self._gap_from, None
        if gap_from is not None:
            self._output.gap(self.topic.name, gap_from, at)
        self._last, self._last_at = frame.u, at
        self._output.point(self.topic.name, value, at)
