"""Views of the word filter."""

from app.core.schemas import View


class OwnWords(View):
    """The words that a session's filter finds besides the built-in ones."""

    words: list[str]
