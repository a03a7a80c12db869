"""Commands about newcomers."""

from typing import Annotated

from pydantic import Field

from app.core.schemas import Command

_Id = Annotated[str, Field(min_length=1, max_length=64)]


class AdmitNewcomers(Command):
    """Let waiting newcomers in; `ids` are those of `newcomers_waiting`."""

    ids: Annotated[list[_Id], Field(min_length=1, max_length=500)]
