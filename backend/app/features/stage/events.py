"""Events of the stage."""

from typing import ClassVar

from app.core.schemas import Event, SessionEvent
from app.features.stage.views import Stage


class StageChanged(SessionEvent):
    """The screen and phones show something else from now on."""

    name: ClassVar[str] = "stage_changed"
    stage: Stage


EVENTS: list[type[Event]] = [StageChanged]
