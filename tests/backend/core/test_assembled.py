"""Forms whose fields are declared elsewhere: they validate and describe as if they were theirs."""

import pytest
from pydantic import TypeAdapter, ValidationError

from app.core.assembled import Assembled
from app.core.schemas import Command, View


class Early(Command, Assembled):
    """Nobody has declared anything."""


class Change(Command, Assembled):
    """Change something."""


class Order(Command):
    """Has a form in it that is put together later."""

    change: Change | None = None


class Loud(Command):
    """`loud` says how."""

    loud: bool | None = None


class Kept(View, Assembled):
    """What is kept."""


class Count(View):
    """`count` says how often."""

    count: int = 3


Change.assemble([Loud, Command])
Kept.assemble([Count])


@pytest.mark.parametrize(
    ("given", "where", "why"),
    [
        ({"change": {"quiet": True}}, ("change", "quiet"), "extra_forbidden"),
        ({"change": {"loud": 1}}, ("change", "loud"), "bool_type"),
        ({"change": 3}, ("change",), "model_type"),
    ],
)
def test_what_is_refused_is_named_with_its_place(
    given: object, where: tuple[str, ...], why: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        Order.model_validate(given)
    assert [(one["loc"], one["type"]) for one in refused.value.errors()] == [(where, why)]


def test_nothing_is_validated_before_the_fields_are_known() -> None:
    with pytest.raises(RuntimeError, match="before app"):
        Early.model_validate({})


def test_what_is_given_and_what_is_default_goes_out() -> None:
    change = Order.model_validate({"change": {"loud": True}}).change
    assert change is not None
    assert change.model_dump(exclude_none=True) == {"loud": True}
    assert Kept.model_validate({"count": 4, "more": 1}).wire() == {"count": 4}
    assert TypeAdapter(Kept).dump_json(Kept.model_validate({})) == b'{"count":3}'


def test_it_is_described_under_its_own_name_with_all_fields() -> None:
    described = Order.model_json_schema()["$defs"]["Change"]
    assert described["title"] == "Change"
    assert described["description"] == "Change something.\n\n`loud` says how."
    assert set(described["properties"]) == {"loud"}
