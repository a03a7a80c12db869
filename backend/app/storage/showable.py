"""What the stage of a session can show: each feature says how its own things are found."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

# By the ids of a session and of the thing: what the stage tells beside the id, None if there is no
# such thing in this session or participants may not see it.
Find = Callable[[AsyncSession, str, str], Awaitable[Mapping[str, Any] | None]]


@dataclass(frozen=True, slots=True)
class Showable:
    """One `show` of the stage.

    Attributes:
        show: its name on the wire.
        find: looks for the one thing to show, while the session's row is locked. None if it is
            only shown without an id.
        without_id: whether it is shown without an id, as a whole.
    """

    show: str
    find: Find | None = None
    without_id: bool = True
