"""A quiz as a kind of activity: how its questions are answered, judged and counted."""

from collections import Counter
from typing import Any, ClassVar, Literal

from app.core.field_errors import own_sentence
from app.core.schemas import View
from app.features.activities.errors import (
    AlreadyAnswered,
    InvalidAnswer,
    JoinedLate,
    QuestionClosed,
    TooLate,
)
from app.features.activities.kinds.choice import check_number
from app.features.activities.kinds.kind import Kind
from app.features.activities.kinds.plan import (
    Answer,
    CheckedAnswer,
    InvalidPlan,
    KindSettings,
    Plan,
    Question,
    Run,
    Submission,
    Tally,
)
from app.features.activities.kinds.quiz.points import full_points, points_of, points_without_speed
from app.features.activities.kinds.quiz.timing import Window, credited


class QuizSettings(KindSettings):
    """A `calm` quiz gives double time, and no points for speed. It has no live results."""

    calm: bool = False
    live_results: Literal[False] = False


class QuizResults(View):
    """How many chose each option of the question `question_id`, and how many were `right`."""

    question_id: str | None
    counts: dict[str, int]
    right: int
    answered: int


class Quiz(Kind):
    """The id of an option answers a question; a list of ids if several are right."""

    name: ClassVar[str] = "quiz"
    settings: ClassVar[type[KindSettings]] = QuizSettings
    results: ClassVar[type[View]] = QuizResults
    has_questions: ClassVar[bool] = True

    def check(self, plan: Plan) -> None:
        """Take questions with 2 to 30 options each, of which one at least is right."""
        if plan.options:
            raise InvalidPlan("options", "unknown_field")
        if not plan.questions:
            raise InvalidPlan("questions", "empty")
        for number, question in enumerate(plan.questions):
            check_number(question.options, f"questions.{number}.options")
            if not question.solution:
                raise _no_right_option(number)

    def read(self, plan: Plan, given: Answer) -> Answer:  # noqa: ARG002 - as of every kind
        """Refuse: an answer is one to a question."""
        raise InvalidAnswer

    def check_answer(self, plan: Plan, run: Run, given: Submission) -> CheckedAnswer:
        """Return the answer with its points.

        Raises:
            InvalidAnswer, QuestionClosed, AlreadyAnswered, JoinedLate, TooLate: it is none.
        """
        question = _open_question(plan, run, given)
        window = _window(run, given)
        counts_as_given = credited(given.came_at, given.least_round_trip)
        if not window.accepts(counts_as_given, given.came_at, given.at):
            raise TooLate
        if run.closed:
            raise QuestionClosed
        chosen = _chosen(question, given.answer)
        is_right = {*chosen} == {*question.solution}
        took_ms = window.took_ms(counts_as_given)
        full = full_points(question.points, double=question.double)
        has_speed = not (plan.settings.calm or given.more_time)
        points = (
            points_of(full, took_ms, window.open_ms) if has_speed else points_without_speed(full)
        )
        answer = chosen if len(question.solution) > 1 else chosen[0]
        return CheckedAnswer(answer, is_right, points if is_right else 0, took_ms)

    def count(self, plan: Plan, tally: Tally) -> Any:
        """Count each option of the question, also those that nobody chose."""
        question = plan.question(tally.question_id)
        options = [] if question is None else [option.id for option in question.options]
        solution = {*self.solution(plan, tally.question_id)}
        found: Counter[Any] = Counter()
        right = 0
        for answer, times in tally.answers:
            chosen = _listed(answer)
            found.update(dict.fromkeys(chosen, times))
            right += times if {*chosen} == solution else 0
        counts = {option: found[option] for option in options}
        return QuizResults(
            question_id=tally.question_id, counts=counts, right=right, answered=tally.answered
        )


def _no_right_option(number: int) -> InvalidPlan:
    ko, en = "{}번 질문에 정답인 보기가 없어요.", "Question {} has no right option."
    sentence = own_sentence(ko.format(number + 1), en.format(number + 1))
    return InvalidPlan(f"questions.{number}.options", "no_right_option", sentence)


def _open_question(plan: Plan, run: Run, given: Submission) -> Question:
    """Return the question that is open, if it is the one that is answered, for the first time."""
    question = plan.question(run.question_id)
    if given.question_id is not None and plan.question(given.question_id) is None:
        raise InvalidAnswer
    if question is None or given.question_id not in (None, question.id):
        raise QuestionClosed
    if not given.is_first:
        raise AlreadyAnswered
    return question


def _window(run: Run, given: Submission) -> Window:
    """Return when the question is open for the sender; raises JoinedLate if it is not for them."""
    if run.opens_at is None or run.closes_at is None:
        raise QuestionClosed
    if given.joined_at is not None and given.joined_at > run.opens_at:
        raise JoinedLate
    window = Window(run.opens_at, run.closes_at)
    return window.with_more_time() if given.more_time else window


def _chosen(question: Question, answer: Answer) -> list[str]:
    """Return the chosen options in the question's order.

    Raises:
        InvalidAnswer: one is unknown or repeated, or several are chosen where one is right.
    """
    chosen = _listed(answer)
    known = [option.id for option in question.options if option.id in chosen]
    if not known or len(known) < len(chosen):
        raise InvalidAnswer
    if len(chosen) > 1 and len(question.solution) == 1:
        raise InvalidAnswer
    return known


def _listed(answer: Any) -> list[Any]:
    return answer if isinstance(answer, list) else [answer]
