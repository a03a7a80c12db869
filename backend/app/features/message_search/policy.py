"""Which messages are found: pure functions.

Neither database compares letters of all scripts alike, so texts are compared here.
"""

from app.core.search import search_key as name_key
from app.core.text import search_key
from app.features.message_search.commands import FindMessages
from app.features.message_search.errors import NothingToFind


class Search:
    """What is looked for, in the form in which it is compared with one message after another."""

    def __init__(self, wanted: FindMessages) -> None:
        """Prepare the search.

        Raises:
            NothingToFind: it names nothing.
        """
        self._text = search_key(wanted.text)
        self._name = name_key(wanted.by)
        self._questions = wanted.questions
        if not (self._text or self._name or self._questions):
            raise NothingToFind

    def finds(self, text: str, nickname: str) -> bool:
        """Return whether a message with this text, of a sender with this name, is found.

        Case, width and Unicode composition make no difference, nor spaces and accents in names.
        """
        if self._name and self._name not in name_key(nickname):
            return False
        if not (self._text or self._questions):
            return True
        key = search_key(text)
        return self._text in key and (not self._questions or key.endswith("?"))
