"""Rules of activities: pure functions."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from string import ascii_lowercase
from typing import Any

from pydantic import ValidationError

from app.core.field_errors import InvalidRequest
from app.features.activities.commands import (
    CreateActivity,
    EditActivity,
    GivenOption,
    GivenQuestion,
)
from app.features.activities.errors import ActivityAnswered, ActivityNotOpened, ActivityOpen
from app.features.activities.kinds.kind import Kind
from app.features.activities.kinds.plan import InvalidPlan, Option, Plan, Question


def planned(kind: Kind, command: CreateActivity) -> Plan:
    """Return what a new activity consists of.

    Raises:
        InvalidRequest: it does not fit the kind.
    """
    options, questions = _options(command.options), _questions(command.questions)
    settings = _settings(kind, command.settings)
    return checked(kind, Plan(command.prompt, options, questions, settings))


def edited(kind: Kind, before: Plan, command: EditActivity) -> Plan:
    """Return what an activity consists of after an edit; raises like `planned`."""
    after = Plan(
        before.prompt if command.prompt is None else command.prompt,
        before.options if command.options is None else _options(command.options),
        before.questions if command.questions is None else _questions(command.questions),
        _settings(kind, {**before.settings.model_dump(), **(command.settings or {})}),
    )
    return checked(kind, after)


def checked(kind: Kind, plan: Plan) -> Plan:
    """Return the plan if it fits the kind; raises like `planned`."""
    try:
        kind.check(plan)
    except InvalidPlan as error:
        raise _invalid(error.field, error.code, error.context) from None
    return plan


def check_wording(kind: Kind, status: str, before: Plan, after: Plan) -> None:
    """Check that an edit changes nothing that answers depend on, unless it is a draft's.

    Raises:
        ActivityOpen, ActivityAnswered: it does.
    """
    if status != "draft" and _without_wording(kind, before) != _without_wording(kind, after):
        raise ActivityOpen if status == "open" else ActivityAnswered


def check_opened(status: str) -> None:
    """Check that an activity was opened; raises ActivityNotOpened."""
    if status == "draft":
        raise ActivityNotOpened


def _without_wording(kind: Kind, plan: Plan) -> Any:
    kept = plan.settings.model_dump(exclude=kind.wording)
    questions = [{**question.model_dump(), "prompt": ""} for question in plan.questions]
    for question in questions:
        question["options"] = [{**option, "text": ""} for option in question["options"]]
    return [(option.id, option.right) for option in plan.options], questions, kept


def _options(given: Sequence[GivenOption], field: str = "options") -> list[Option]:
    ids = _ids([option.id for option in given], field)
    named = zip(given, ids, strict=True)
    return [Option(id=name, text=option.text, right=option.right) for option, name in named]


def _questions(given: Sequence[GivenQuestion]) -> list[Question]:
    ids = _ids([question.id for question in given], "questions")
    return [
        Question.model_validate(
            {
                **question.model_dump(),
                "id": name,
                "options": _options(question.options, f"questions.{number}.options"),
            }
        )
        for number, (question, name) in enumerate(zip(given, ids, strict=True))
    ]


def _ids(given: Sequence[str | None], field: str) -> list[str]:
    """Return the ids, with new ones in place of None."""
    known = [one for one in given if one is not None]
    if len({*known}) < len(known):
        raise _invalid(field, "repeated")
    free = _free(known)
    return [one if one is not None else next(free) for one in given]


def _free(taken: Collection[str]) -> Iterator[str]:
    """Return short ids that are not taken: a, b, c and so on."""
    every: Iterable[str] = chain(ascii_lowercase, map("o{}".format, count(27)))
    return (one for one in every if one not in taken)


def _settings(kind: Kind, given: Mapping[str, Any]) -> Any:
    try:
        return kind.settings.model_validate(given)
    except ValidationError as error:
        raise InvalidRequest(
            [{**one, "loc": ("settings", *one["loc"])} for one in error.errors()]
        ) from None


def _invalid(field: str, code: str, context: Mapping[str, Any] | None = None) -> InvalidRequest:
    return InvalidRequest([{"loc": (*field.split("."),), "type": code, "ctx": context or {}}])
