"""Events of activities."""

from typing import Any, ClassVar

from pydantic import ConfigDict

from app.core.clock import UtcTime
from app.core.schemas import Event, SessionEvent
from app.features.activities.kinds import Results, Settings
from app.features.activities.views import ShownActivity, ShownOption, ShownQuestion

ACTIVITIES = "activities"  # the topic of the list of activities, drafts among them
ANSWERED = "answered"  # the signal to a session's rooms that totals have changed


class ActivityOpened(SessionEvent):
    """The activity takes answers now; the one that was open before is closed."""

    name: ClassVar[str] = "activity_opened"
    activity: ShownActivity


class ActivityUpdated(SessionEvent):
    """The wording of the activity `id`, which is open or closed, is this now."""

    name: ClassVar[str] = "activity_updated"
    id: str
    prompt: str
    options: list[ShownOption]
    question: ShownQuestion | None
    settings: Settings


class ActivityClosed(SessionEvent):
    """The activity `id` takes no more answers."""

    name: ClassVar[str] = "activity_closed"
    id: str
    closed_at: UtcTime


class ActivityRevealed(SessionEvent):
    """Everybody sees the results of the activity `id`, and its solution if it has one."""

    name: ClassVar[str] = "activity_revealed"
    id: str
    results: Results
    solution: list[str] | None


class ActivityConcealed(SessionEvent):
    """The results of the activity `id` are for hosts again."""

    name: ClassVar[str] = "activity_concealed"
    id: str


class ActivityReset(SessionEvent):
    """The activity `id` is a draft again, and its answers are deleted."""

    name: ClassVar[str] = "activity_reset"
    id: str


class ActivityRemoved(SessionEvent):
    """The activity `id` and its answers are deleted."""

    name: ClassVar[str] = "activity_removed"
    id: str


class ActivityResults(Event):
    """How many have `answered` the activity `id`, at most twice a second.

    `results` are left out for whom they are not revealed to. The event may be lost: the next one,
    and `activity` in `joined_session`, contain the same.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    name: ClassVar[str] = "activity_results"
    id: str
    answered: int
    results: Results | None = None

    def wire(self) -> dict[str, Any]:
        """Leave out results that are not for the receiver."""
        return {name: value for name, value in super().wire().items() if value is not None}


EVENTS: list[type[Event]] = [
    ActivityOpened,
    ActivityUpdated,
    ActivityClosed,
    ActivityRevealed,
    ActivityConcealed,
    ActivityReset,
    ActivityRemoved,
    ActivityResults,
]
