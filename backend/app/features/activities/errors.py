"""Refusals of activities."""

from app.core.refusal import Refusal


class ActivityNotFound(Refusal):
    """The session has no such activity, or none that the reader may see."""

    code, status = "activity_not_found", 404
    ko = "활동을 찾을 수 없어요."
    en = "There is no such activity."


class ActivityOpen(Refusal):
    """The activity is open: what answers depend on cannot change."""

    code, status = "activity_open", 409
    ko = "진행 중인 활동은 문구만 고칠 수 있어요."
    en = "While an activity is open, only its wording can change."


class ActivityAnswered(Refusal):
    """The activity was open: what its answers depend on can change after a reset."""

    code, status = "activity_answered", 409
    ko = "이미 진행한 활동이에요. 초기화하면 고칠 수 있어요."
    en = "This activity has been run. Reset it to change more than its wording."


class ActivityNotOpened(Refusal):
    """The activity is a draft: there is nothing to close or to reveal."""

    code, status = "activity_not_opened", 409
    ko = "아직 열지 않은 활동이에요."
    en = "This activity has not been opened yet."


class ActivityClosed(Refusal):
    """The activity takes no answers and no votes any more."""

    code, status = "activity_closed", 409
    ko = "답변이 마감되었어요."
    en = "This activity is closed."


class ActivityLimit(Refusal):
    """The session has as many activities as it may have."""

    code, status = "activity_limit", 409
    ko = "한 세션에 만들 수 있는 활동이 가득 찼어요."
    en = "This session has as many activities as it can have."


class OrderOutdated(Refusal):
    """The ids are not those of the session's activities, each once."""

    code, status = "order_outdated", 409
    ko = "그사이 활동이 바뀌었어요. 다시 정렬해 주세요."
    en = "The activities have changed meanwhile. Please order them again."


class ResultsNotRevealed(Refusal):
    """The results are for hosts until they are revealed."""

    code, status = "results_not_revealed", 403
    ko = "아직 결과가 공개되지 않았어요."
    en = "The results have not been revealed yet."


class InvalidAnswer(Refusal):
    """It is no answer to this activity."""

    code, status = "invalid_answer", 422
    ko = "이 활동에 맞는 답변이 아니에요."
    en = "That is not an answer to this activity."


class AnswerNotFound(Refusal):
    """The activity has no such answer, or none that the reader may see."""

    code, status = "answer_not_found", 404
    ko = "답변을 찾을 수 없어요."
    en = "There is no such answer."


class OwnAnswer(Refusal):
    """Nobody votes for their own answer."""

    code, status = "own_answer", 409
    ko = "자기 답변에는 투표할 수 없어요."
    en = "You cannot vote for your own answer."


class VotesOff(Refusal):
    """Nobody votes for answers of this activity."""

    code, status = "votes_off", 409
    ko = "이 활동에서는 답변에 투표할 수 없어요."
    en = "Answers of this activity take no votes."


class QuestionClosed(Refusal):
    """The quiz's question takes no answers: it is not open yet, or not any more."""

    code, status = "question_closed", 409
    ko = "지금은 이 문제에 답할 수 없어요."
    en = "This question takes no answers now."


class AlreadyAnswered(Refusal):
    """A quiz's question is answered once."""

    code, status = "already_answered", 409
    ko = "이 문제에는 이미 답했어요."
    en = "You have already answered this question."


class TooLate(Refusal):
    """The answer was given after time was up, or arrived too long after that."""

    code, status = "too_late", 409
    ko = "시간이 지났어요."
    en = "Time is up."


class JoinedLate(Refusal):
    """Who joins while a question is open plays from the next one on."""

    code, status = "joined_late", 409
    ko = "다음 문제부터 참여할 수 있어요."
    en = "You play from the next question on."


class NoQuestionOpened(Refusal):
    """No question of the quiz has been opened: there is nothing to reveal."""

    code, status = "no_question_opened", 409
    ko = "아직 시작한 문제가 없어요."
    en = "No question has been opened yet."
