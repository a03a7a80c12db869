"""A source: what reads one feed until it is stopped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.features.feeds.streams.points import Candle, Gap, Point
from app.features.feeds.streams.trouble import Trouble


class SourceState(StrEnum):
    """What a source is doing.

    `CONNECTING` lasts until its first connection. It is `LIVE` while everything it asked for
    comes; a quiet market is live. `STALE` says that the newest numbers may be old: a connection is
    lost, or a topic was acknowledged and nothing of it has come yet. `OFFLINE` is after so many
    failures that attempts are rare, and after the end.
    """

    CONNECTING = "connecting"
    LIVE = "live"
    STALE = "stale"
    OFFLINE = "offline"


def ignore(_event: object) -> None:
    """Do nothing with an event of a source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Who receives what a source sends: plain functions, which are called on the loop."""

    on_point: Callable[[Point], None] = ignore
    on_candle: Callable[[Candle], None] = ignore
    on_state: Callable[[SourceState], None] = ignore
    on_gap: Callable[[Gap], None] = ignore
    on_trouble: Callable[[Trouble], None] = ignore


class Source(Protocol):
    """Reads one feed."""

    @property
    def candles(self) -> Mapping[str, Mapping[int, Candle]]:
        """The newest candles of each topic by their open time; also after the end."""

    @property
    def state(self) -> SourceState:
        """What it is doing now; `Listener.on_state` gets each change."""

    def leave_out(self, topic: str) -> None:
        """Expect nothing of a topic: the others decide on the state."""

    async def run(self) -> None:
        """Read until cancelled: connects again by itself, and closes what it opened."""
