"""What hosts see of the people in their session."""

from app.core.actor import PersonRole
from app.core.clock import UtcTime
from app.core.schemas import View


class Person(View):
    """A participant, present or not, also after they left.

    They are `present` while they have a live socket, or lost one a moment ago. `muted_until` is
    null if a mute ends when undone. `message_count` counts all that they sent, held and deleted
    messages too.
    """

    id: str
    nickname: str
    role: PersonRole = "participant"
    joined_at: UtcTime
    present: bool
    removed: bool
    muted: bool
    muted_until: UtcTime | None
    message_count: int


class PeoplePage(View):
    """Some of the people, the newest first, of `total` that were looked for.

    `cursor` leads to those behind them; null when there are no more.
    """

    participants: list[Person]
    total: int
    cursor: str | None
