"""What hosts set of the word filter."""

from typing import Literal

from app.core.options import Options
from app.core.schemas import Command, View

WordFilter = Literal["off", "mark", "hold", "refuse"]


class WordFilterSettings(View):
    """What the `word_filter` finds is told with the type `marked`, or held, or refused."""

    word_filter: WordFilter = "off"


class ChangeWordFilter(Command):
    """`word_filter` says what becomes of messages in which it finds something."""

    word_filter: WordFilter | None = None


OPTIONS = Options(
    settings=WordFilterSettings,
    change_settings=ChangeWordFilter,
    at_first={"word_filter": "mark"},
)
