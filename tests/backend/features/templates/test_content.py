"""Every template in both languages, checked by the rules of what people send."""

import re

import pytest

from app.core.locale import Locale
from app.features.activities.limits import ActivityLimits
from app.features.live_sessions.commands import CreateLiveSession
from app.features.live_sessions.options import Features
from app.features.templates.template import NAMES, Template, template
from app.features.word_filter.filter import names_refused

HANGUL = re.compile(r"[가-힣]")
LOCALES: tuple[Locale, ...] = ("ko", "en")
every = pytest.mark.parametrize("locale", LOCALES)
of_each = pytest.mark.parametrize("name", NAMES)


def texts_of(one: Template) -> list[str]:
    """Everything that people read of it."""
    found = [one.title, one.summary]
    for activity in one.activities:
        found += [activity.prompt, *(option.text for option in activity.options)]
        for question in activity.questions:
            found += [question.prompt, *(option.text for option in question.options)]
        found += [text for key, text in activity.settings.items() if key.endswith("_label")]
    return found


@every
@of_each
def test_it_is_what_a_presenter_could_have_sent(name: str, locale: Locale):
    one = template(name, locale)
    CreateLiveSession(title=one.title, description=one.summary)
    plans = one.plans()
    assert 3 <= len(plans) <= 10
    assert len(plans) <= ActivityLimits.model_fields["activities_per_session"].default
    assert set(one.features.model_dump()) <= set(Features.model_validate({}).wire())


@every
@of_each
def test_it_is_written_in_its_language_and_by_nobody_rude(name: str, locale: Locale):
    texts = texts_of(template(name, locale))
    assert len(texts) == len([text for text in texts if text == " ".join(text.split())])
    sentences = [text for text in texts if " " in text]
    for text in sentences:
        assert bool(HANGUL.search(text)) == (locale == "ko"), text
    assert names_refused(None, texts) == set()


@of_each
def test_both_languages_have_the_same_structure(name: str):
    korean, english = (template(name, locale) for locale in LOCALES)
    assert korean.features == english.features
    assert korean.settings == english.settings
    assert [
        (one.kind, len(one.options), len(one.questions), sorted(one.settings))
        for one in korean.activities
    ] == [
        (one.kind, len(one.options), len(one.questions), sorted(one.settings))
        for one in english.activities
    ]


@every
@of_each
def test_no_choice_is_offered_twice(name: str, locale: Locale):
    for activity in template(name, locale).activities:
        for options in (activity.options, *(question.options for question in activity.questions)):
            texts = [option.text for option in options]
            assert len(set(texts)) == len(texts)


@every
def test_right_answers_of_the_quiz_are_not_always_in_the_same_place(locale: Locale):
    quiz = [one for one in template("quiz-night", locale).activities if one.kind == "quiz"]
    questions = [question for one in quiz for question in one.questions]
    places = [[option.right for option in one.options].index(True) for one in questions]
    assert all(sum(option.right for option in one.options) == 1 for one in questions)
    assert set(places) == {0, 1, 2, 3}
