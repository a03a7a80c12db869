"""Facts: stored events on their way to members."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fact:
    """Event `name` with payload `data`, at position `seq` of its session's log.

    `since` is when its command arrived, by this worker's monotonic clock; other workers do not
    receive it.
    """

    name: str
    seq: int
    data: dict[str, Any]
    since: float | None = field(default=None, compare=False)
