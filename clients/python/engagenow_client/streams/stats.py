"""Counts of a stream."""

from collections import Counter
from dataclasses import dataclass, field

from engagenow_client.latency import Latency


@dataclass(slots=True)
class StreamStats:
    """What happened since the start.

    `received` = `delivered` + `duplicates` + `dropped` + `unknown` + decode errors + what waits in
    the buffer. Errors of decoding are by their text's first part, the message's name; errors of
    handlers by their class. `wins` is how often each connection of a pool was first.
    """

    received: int = 0
    delivered: int = 0
    duplicates: int = 0
    dropped: int = 0
    unknown: int = 0
    reconnects: int = 0
    decode_errors: Counter[str] = field(default_factory=Counter)
    handler_errors: Counter[str] = field(default_factory=Counter)
    wins: Counter[str] = field(default_factory=Counter)
    latency: Latency | None = None
