"""A fact on its way to the members of a live session."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fact:
    """Wire event `name` with payload `data`, at position `seq` of its session's log.

    `since` is when the command behind it came in, by this worker's monotonic clock; it goes to no
    other worker.
    """

    name: str
    seq: int
    data: dict[str, Any]
    since: float | None = field(default=None, compare=False)
