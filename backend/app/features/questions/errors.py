"""Refusals of questions."""

from app.core.refusal import Refusal


class QuestionsOff(Refusal):
    """Questions are off in this session."""

    code, status = "questions_off", 409
    ko = "지금은 질문을 받지 않아요."
    en = "Questions are turned off right now."


class AnonymousOff(Refusal):
    """The session takes questions with names alone."""

    code, status = "anonymous_off", 409
    ko = "지금은 익명으로 질문할 수 없어요."
    en = "Questions can't be anonymous right now."


class TooManyQuestions(Refusal):
    """As many questions of the asker are open as the session allows."""

    code, status = "too_many_questions", 409
    ko = "아직 답을 기다리는 질문이 많아요. 답을 받거나 질문을 거둔 뒤에 다시 물어봐 주세요."
    en = "You have as many open questions as this session allows."


class AskingMuted(Refusal):
    """A host has muted the asker for questions, for a time or until the mute is lifted.

    Another code than a mute of everything, by which pages close the chat: hosts would see who falls
    silent.
    """

    code, status = "asking_muted", 403
    ko = "발표자가 질문을 금지했어요."
    en = "The presenter has muted your questions."

    def __init__(self, seconds: int | None = None) -> None:
        """Refuse for `seconds`, or for None until the mute is lifted."""
        super().__init__(seconds)
        self.retry_after = seconds


class QuestionRefused(Refusal):
    """A host rejected the question."""

    code, status = "question_refused", 409
    ko = "발표자가 이 질문을 승인하지 않았어요."
    en = "The presenter did not approve this question."


class QuestionNotFound(Refusal):
    """The session has no such question."""

    code, status = "question_not_found", 404
    ko = "질문을 찾을 수 없어요."
    en = "There is no such question."


class QuestionNotOpen(Refusal):
    """The question is not open any more."""

    code, status = "question_not_open", 409
    ko = "이미 답하고 있거나 닫힌 질문이에요."
    en = "That question is not open any more."


class OwnQuestionRefused(Refusal):
    """Nobody votes for what they asked themselves."""

    code, status = "own_question", 409
    ko = "내가 한 질문에는 투표할 수 없어요."
    en = "You can't vote for your own question."


class NotOwnQuestion(Refusal):
    """Somebody else has asked it."""

    code, status = "not_own_question", 403
    ko = "내가 한 질문만 거둘 수 있어요."
    en = "You can only withdraw your own question."


class QuestionGone(Refusal):
    """Its asker has taken the question back."""

    code, status = "question_gone", 410
    ko = "질문한 사람이 거둔 질문이에요."
    en = "That question was withdrawn."


class QuestionMerged(Refusal):
    """The question was merged into another one."""

    code, status = "question_merged", 409
    ko = "다른 질문과 합쳐진 질문이에요."
    en = "That question was merged into another one."


class QuestionNotShown(Refusal):
    """The question is held, refused or hidden, so that it cannot be merged."""

    code, status = "question_not_shown", 409
    ko = "참여자에게 보이는 질문만 합칠 수 있어요."
    en = "Only questions that participants see can be merged."


class MergeWithItself(Refusal):
    """A question cannot be merged into itself."""

    code, status = "merge_with_itself", 409
    ko = "같은 질문끼리는 합칠 수 없어요."
    en = "A question can't be merged into itself."
