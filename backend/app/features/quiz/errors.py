"""Refusals of quizzes."""

from app.core.refusal import Refusal


class NoQuiz(Refusal):
    """The activity has no questions to step through."""

    code, status = "no_quiz", 409
    ko = "퀴즈가 아니에요."
    en = "This activity is not a quiz."


class AlreadyMoved(Refusal):
    """The quiz is at another question: another host was faster."""

    code, status = "already_moved", 409
    ko = "이미 다른 문제로 넘어갔어요."
    en = "The quiz has already moved on."


class LastQuestion(Refusal):
    """No question follows."""

    code, status = "last_question", 409
    ko = "마지막 문제예요."
    en = "This was the last question."
