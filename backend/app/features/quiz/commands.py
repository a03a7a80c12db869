"""Commands of quizzes, and their acks."""

from typing import Annotated

from pydantic import Field

from app.core.schemas import Ack, Command


class NextQuestion(Command):
    """Open the question behind `from`: the one that is open now, or null before the first one."""

    from_: Annotated[str, Field(max_length=32)] | None = Field(alias="from")


class SetMoreTime(Command):
    """With `on`, have half as long again for each question, and no points for speed."""

    on: bool


class MoreTimeAck(Ack):
    """It is `on` or off for all questions that are not answered yet."""

    on: bool
