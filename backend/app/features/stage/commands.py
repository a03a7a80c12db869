"""Commands of the stage."""

from pydantic import Field

from app.core.schemas import Command
from app.core.text import Storable
from app.features.stage.views import Show


class ShowOnStage(Command):
    """Show this; `id` names the one thing of its kind."""

    show: Show
    id: Storable | None = Field(default=None, max_length=32)
