"""What hosts see of the word filter."""

from app.core.schemas import View


class OwnWords(View):
    """What a session's word filter finds besides the words that it knows."""

    words: list[str]
