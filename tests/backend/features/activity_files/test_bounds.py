"""What a file may hold of a question is what hosts may type."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.features.activities.commands import MOST_QUESTIONS, GivenQuestion
from app.features.activity_files import checks, drafts

Json = dict[str, Any]


def question(prompt: int = 1, option: int = 1, options: int = 2, seconds: int = 20) -> Json:
    texts = [f"{i}".rjust(option, "x")[:option] for i in range(options)]
    given = [{"text": text, "right": True} for text in texts]
    return {"prompt": "x" * prompt, "options": given, "seconds": seconds}


@pytest.mark.parametrize(
    ("within", "beyond"),
    [
        ({"prompt": checks.MOST_PROMPT}, {"prompt": checks.MOST_PROMPT + 1}),
        ({"option": checks.MOST_OPTION}, {"option": checks.MOST_OPTION + 1}),
        ({"options": checks.MOST_OPTIONS}, {"options": checks.MOST_OPTIONS + 1}),
        ({"seconds": checks.LEAST_SECONDS}, {"seconds": checks.LEAST_SECONDS - 1}),
        ({"seconds": checks.MOST_SECONDS}, {"seconds": checks.MOST_SECONDS + 1}),
    ],
)
def test_a_bound_is_the_last_that_is_valid(within: Json, beyond: Json) -> None:
    GivenQuestion.model_validate(question(**within))
    with pytest.raises(ValidationError):
        GivenQuestion.model_validate(question(**beyond))


def test_a_quiz_has_as_many_questions_as_it_may() -> None:
    assert drafts.MOST_QUESTIONS == MOST_QUESTIONS
