"""What may be asked about tokens."""

from typing import Annotated

from pydantic import Field

from app.core.schemas import Command
from app.core.text import Title
from app.features.api_tokens.views import Scope

MOST_DAYS = 365


class CreateToken(Command):
    """Create a token with which programs may do this, for so many days."""

    name: Title
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=20)]
    expires_in_days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = 90
