"""What somebody who enters is shown of themselves, and of what was counted."""

from pydantic import ConfigDict

from app.core.actor import Role
from app.core.clock import UtcTime
from app.core.schemas import View


class Me(View):
    """Who one is in the room.

    `muted` and `muted_until` are left out where one may write; `muted_until` is null if a mute
    ends when undone.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    id: str
    nickname: str
    role: Role
    muted: bool = False
    muted_until: UtcTime | None = None


class ReactionTotals(View):
    """How often each emoji was sent."""

    totals: dict[str, int]
