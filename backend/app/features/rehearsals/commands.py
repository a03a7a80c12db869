"""Commands of rehearsals."""

from pydantic import Field

from app.core.schemas import Command

MOST_PEOPLE = 200


class StartRehearsal(Command):
    """Rehearse with this many simulated participants."""

    people: int = Field(default=30, ge=1, le=MOST_PEOPLE)
