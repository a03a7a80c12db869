"""The exchange's time, which moves only when it is told to."""

# 2026-03-02 00:00 UTC, a Monday and no first of a month: a new candle of most intervals.
BEGINNING_MS = 1_772_409_600_000


class Clock:
    """Milliseconds since 1970, one for all venues."""

    def __init__(self, now: int = BEGINNING_MS) -> None:
        self.now = now
