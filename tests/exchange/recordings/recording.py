"""One recording: whose it is, what of it our sources read, and how much they have to tell."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.features.feeds.collector.source import FeedConfig, FeedError, check_topics


@dataclass(frozen=True)
class Frame:
    """A frame as it was on the wire, what it says, and the stream that it is of."""

    wire: str | bytes
    body: Any
    stream: str


class Recording:
    """The frames of a file that are of topics which a feed can have."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        frames = [*_frames(path)]
        self.kind = "binance" if frames and "stream" in frames[0].body else "upbit"
        self._topics = {frame.stream: _topic(self.kind, frame) for frame in frames}
        self.frames = [frame for frame in frames if self._topics[frame.stream]]
        # Books of futures say what they are, those of spot do not.
        self.is_usdm = any(
            frame.body["data"].get("e") == "bookTicker"
            for frame in frames
            if self.kind == "binance"
        )

    def config(self, url: str) -> FeedConfig:
        """Return a feed of everything in it."""
        topics = tuple(dict.fromkeys(filter(None, self._topics.values())))
        market = "usdm" if self.is_usdm else "spot"
        return FeedConfig(kind=self.kind, topics=topics, url=url, market=market)

    @property
    def closed(self) -> int:
        """How many candles are called closed."""
        return len({_candle(frame) for frame in self.frames} - {None})

    @property
    def newest(self) -> int:
        """The latest time that it says, in ms."""
        told = [frame.body.get("data", frame.body) for frame in self.frames]
        return max(data.get("E") or data.get("tms") or 0 for data in told)


def _frames(path: Path) -> Iterator[Frame]:
    for line in path.read_text().splitlines():
        row = json.loads(line)
        text, body = row["frame"], json.loads(row["frame"])
        stream = body.get("stream") or f"{body.get('cd')}@{body.get('ty')}"
        yield Frame(text.encode() if row.get("binary") else text, body, stream)


def _topic(kind: str, frame: Frame) -> str | None:
    try:
        check_topics(kind, [frame.stream])
    except FeedError:
        return None
    return frame.stream


def _candle(frame: Frame) -> tuple[str, int] | None:
    candle = frame.body.get("data", {}).get("k")
    return (frame.stream, candle["t"]) if candle and candle["x"] else None
