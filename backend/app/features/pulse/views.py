"""Views of the pulse."""

from typing import Literal, get_args

from app.core.schemas import View

Mood = Literal["faster", "slower", "lost", "fine"]
MOODS: tuple[Mood, ...] = get_args(Mood)


class MoodCounts(View):
    """How many participants have said each of these within the last two minutes."""

    faster: int = 0
    slower: int = 0
    lost: int = 0
    fine: int = 0
