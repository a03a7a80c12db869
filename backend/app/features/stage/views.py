"""Views of the stage."""

from typing import Literal

from pydantic import ConfigDict, Field

from app.core.schemas import View

Show = Literal["join", "chat", "questions", "activity", "leaderboard", "message", "feed", "blank"]


class Stage(View):
    """What is shown now: `show`, and the `id` of the one thing, if it is only one.

    `position` is that of a message in the log, where its text is read. What is null is left out.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    show: Show = "join"
    id: str | None = Field(default=None, exclude_if=lambda value: value is None)
    position: int | None = Field(default=None, exclude_if=lambda value: value is None)
