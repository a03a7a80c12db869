"""Events of quizzes."""

from typing import ClassVar

from app.core.schemas import Event, SessionEvent, View


class QuestionClosed(SessionEvent):
    """The question `question_id` of the quiz `id` takes no more answers: its time is over."""

    name: ClassVar[str] = "question_closed"
    id: str
    question_id: str


class Place(View):
    """One of the best players, `rank` 1 first; ties share a rank."""

    rank: int
    id: str
    nickname: str
    points: int


class Leaderboard(Event):
    """The best players of the quiz `id` after its question `question_id`, ten at most, `of` all.

    Everybody is told at the reveal of each question.
    """

    name: ClassVar[str] = "leaderboard"
    id: str
    question_id: str
    top: list[Place]
    of: int


class Score(Event):
    """One's own points and rank in the quiz `id` after its question `question_id`.

    `gained` are the points of that question, and `right` says whether one's answer to it was; null
    without one. Only players are told, who have answered a question that is revealed.
    """

    name: ClassVar[str] = "score"
    id: str
    question_id: str
    points: int
    gained: int
    rank: int
    right: bool | None


EVENTS: list[type[Event]] = [QuestionClosed, Leaderboard, Score]
