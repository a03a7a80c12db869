"""What simulated participants answer is an answer, of every kind of activity."""

from typing import Any

import pytest

from app.core.locale import Locale
from app.features.activities import policy
from app.features.activities.commands import CreateActivity
from app.features.activities.kinds import KINDS
from app.features.activities.kinds.quiz.kind import Quiz
from app.features.rehearsals.audience.answering import answer_to
from app.features.rehearsals.audience.script import script_of
from app.features.rehearsals.commands import MOST_PEOPLE
from app.features.templates.template import NAMES, template
from app.features.word_filter.filter import names_refused
from app.storage.models import Activity
from features.rehearsals.rehearsing import QUIZ
from fixtures.activities import CHOICE, CLOUD, OPEN, RANKING, SCALE

TIMES = 50
LOCALES: tuple[Locale, ...] = ("ko", "en")
every = pytest.mark.parametrize("locale", LOCALES)
SEVERAL = {**CHOICE, "settings": {"most": 3}}
SHORT = {**CLOUD, "settings": {"words_per_person": 1, "characters": 2}}


def activity_of(planned: dict[str, Any], question: int | None = None) -> Activity:
    """Return an activity as it is stored."""
    command = CreateActivity.model_validate(planned)
    plan = policy.planned(KINDS[command.kind], command)
    questions = [one.wire() for one in plan.questions]
    return Activity(
        kind=command.kind,
        prompt=plan.prompt,
        options=[option.wire() for option in plan.options],
        questions=questions,
        settings=plan.settings.model_dump(),
        question_id=None if question is None else questions[question]["id"],
    )


@every
@pytest.mark.parametrize("planned", [CHOICE, SEVERAL, SCALE, RANKING, OPEN, CLOUD, SHORT])
def test_it_is_taken(planned: dict[str, Any], locale: Locale):
    command = CreateActivity.model_validate(planned)
    kind, activity = KINDS[command.kind], activity_of(planned)
    plan = policy.planned(kind, command)
    for _ in range(TIMES):
        given = answer_to(activity, script_of(locale))
        if given is not None:  # there are no English words of two letters
            kind.read(plan, given)


def test_some_know_the_answer_and_some_do_not():
    activity = activity_of(QUIZ, question=0)
    solution = Quiz().solution(policy.planned(Quiz(), CreateActivity.model_validate(QUIZ)), None)
    given = [answer_to(activity, script_of("ko")) for _ in range(TIMES)]
    assert {len(one) for one in given} == {1}
    assert solution is not None
    assert len({one[0] for one in given}) == 2


def test_before_the_first_question_nobody_answers():
    assert answer_to(activity_of(QUIZ), script_of("en")) is None


@every
@pytest.mark.parametrize("name", NAMES)
def test_there_is_an_answer_to_all_that_templates_have(name: str, locale: Locale):
    for command in template(name, locale).activities:
        given = answer_to(activity_of(command.model_dump()), script_of(locale))
        assert (given is None) == (command.kind == "quiz")


@every
def test_there_are_names_for_everybody_and_each_once(locale: Locale):
    script = script_of(locale)
    some = script.nicknames((), 50)
    names = [*some, *script.nicknames(set(some), MOST_PEOPLE - 50)]
    assert len(set(names)) == len(names) == MOST_PEOPLE
    texts = [*names, *script.chat, *script.questions, *script.opinions, *script.words]
    assert names_refused(None, texts) == set()
