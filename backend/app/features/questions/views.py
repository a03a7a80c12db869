"""Views of questions."""

from collections.abc import Mapping
from typing import Any, Literal, Self, get_args

from app.core.clock import UtcTime
from app.core.schemas import View

ShownState = Literal["open", "answering", "answered"]
HostState = Literal[ShownState, "hidden"]
State = Literal[HostState, "merged", "withdrawn", "held", "refused"]
Sort = Literal["votes", "newest", "oldest", "unanswered"]
SHOWN: tuple[ShownState, ...] = get_args(ShownState)


class Asker(View):
    """Who asked."""

    id: str
    nickname: str


class Question(View):
    """A question as everybody sees it; `asker` is null if it is anonymous.

    `marked` says that the word filter found something in it, so that clients hide the text until
    the reader asks for it. `message_id` is the chat message that it was made of.
    """

    id: str
    text: str
    asker: Asker | None
    state: State
    votes: int
    asked_at: UtcTime
    label: str | None
    reply: str | None
    marked: bool
    message_id: str | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """Build the view from a row of `questions`."""
        return cls.model_validate({**row, "asker": asker_of(row), "message_id": _message_of(row)})


class PublicQuestion(View):
    """A question and its answer, to whoever has the link of a session that is over: without names.

    `marked` says that the word filter found something in it.
    """

    id: str
    text: str
    state: ShownState
    votes: int
    label: str | None
    reply: str | None
    marked: bool


class Mine(View):
    """Whether the reader has asked it, and whether they vote for it."""

    asked: bool
    voted: bool


class ListedQuestion(Question):
    """A question in a list; `merged_into` is the question that its votes went to."""

    mine: Mine
    merged_into: str | None


class OwnQuestion(View):
    """What became of a question of one's own.

    Hosts let a `held` one through, or it is `refused`. One that is `merged` went into another.
    """

    id: str
    text: str
    state: State
    merged_into: str | None
    asked_at: UtcTime


class MutedAsker(View):
    """Somebody who may not ask, by a question of theirs; `asker` is null if it is anonymous.

    `muted_until` is null if the mute ends only when it is lifted.
    """

    question_id: str
    text: str
    asker: Asker | None
    muted_until: UtcTime | None


def asker_of(row: Mapping[str, Any]) -> Asker | None:
    """Return who asked, as everybody may know it."""
    if row["anonymous"] or row["asker_id"] is None:
        return None
    return Asker(id=row["asker_id"], nickname=row["asker_nickname"])


def _message_of(row: Mapping[str, Any]) -> str | None:
    """Return the chat message that it was made of; it would tell who asked."""
    return None if row["anonymous"] else row["message_id"]
