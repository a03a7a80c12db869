"""The kinds of activities, by name."""

from collections.abc import Mapping
from typing import Annotated, Any, Union

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.features.activities.kinds.choice import Choice
from app.features.activities.kinds.cloud import Cloud
from app.features.activities.kinds.kind import Kind
from app.features.activities.kinds.open import Open
from app.features.activities.kinds.quiz.kind import Quiz
from app.features.activities.kinds.ranking import Ranking
from app.features.activities.kinds.scale import Scale

_KINDS: list[Kind] = [
    Choice(),
    Scale(),
    Ranking(),
    Open(),
    Cloud(),
    Quiz(),
]

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _KINDS}


def _known(name: str) -> str:
    if name not in KINDS:
        raise PydanticCustomError("invalid", "is no kind of activity")
    return name


KindName = Annotated[
    str, AfterValidator(_known), WithJsonSchema({"type": "string", "enum": [*KINDS]})
]
# The forms of all kinds' settings and results, for the contract.
Settings: Any = Union[tuple(kind.settings for kind in _KINDS)]  # noqa: UP007 - made of a list
Results: Any = Union[tuple(kind.results for kind in _KINDS)]  # noqa: UP007
