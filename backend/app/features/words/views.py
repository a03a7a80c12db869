"""Views of clouds of words."""

from app.core.schemas import View
from app.features.words.counting import Words


class ChatCloud(View):
    """The words that most messages of a chat have, the most frequent first, each with its count.

    `words` are 100 at most; `hidden` are those of them that hosts have removed.
    """

    words: Words
    hidden: Words
