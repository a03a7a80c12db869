"""A fact on its way to the members of a live session."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Fact:
    """Wire event `name` with payload `data`, at position `seq` of its session's log."""

    name: str
    seq: int
    data: dict[str, Any]
