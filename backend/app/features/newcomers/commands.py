"""What hosts may order."""

from typing import Annotated

from pydantic import Field

from app.core.schemas import Command

_Id = Annotated[str, Field(min_length=1, max_length=64)]


class AdmitNewcomers(Command):
    """Let newcomers in who typed the code; `ids` as `newcomers_waiting` told them."""

    ids: Annotated[list[_Id], Field(min_length=1, max_length=500)]
