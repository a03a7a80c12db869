"""Texts of activities: one rule for each, as clients send them."""

from typing import Annotated

from pydantic import AfterValidator, Field

from app.core.text import Storable, bounded, seen, written


def _line(limit: int, *, may_be_empty: bool = False) -> AfterValidator:
    def clean(text: str) -> str:
        line = bounded(" ".join(written(text).split()), limit, len)
        return line if may_be_empty and not line else seen(line)

    return AfterValidator(clean)


def _prompt(text: str) -> str:
    return seen(bounded(written(text).strip(), 500, len))


Prompt = Annotated[str, AfterValidator(_prompt)]
OptionText = Annotated[str, _line(200)]
Label = Annotated[str, _line(60, may_be_empty=True)]
PartId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,32}$")]
AnswerText = Annotated[Storable, Field(max_length=2000)]
