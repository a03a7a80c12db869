"""Counts of a client."""

from collections import Counter
from dataclasses import dataclass, field

from engagenow_client.latency import Latency


@dataclass(slots=True)
class LiveStats:
    """What happened since the start.

    `skipped` are events of the log that were not told, since too many were missing; the newest
    state was told in their place. `pending` commands are not acknowledged yet. `unknown` events are
    counted by name, errors of decoding by what was decoded, those of handlers by class. `wins` is
    how many events of the log each connection of a pool brought first.
    """

    received: int = 0
    delivered: int = 0
    dropped: int = 0
    duplicates: int = 0
    skipped: int = 0
    pending: int = 0
    reconnects: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    decode_errors: Counter[str] = field(default_factory=Counter)
    handler_errors: Counter[str] = field(default_factory=Counter)
    wins: Counter[str] = field(default_factory=Counter)
    latency: Latency | None = None
