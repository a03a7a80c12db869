"""What newcomers may ask."""

from pydantic import Field

from app.core.names import Nickname
from app.core.schemas import Command


class Join(Command):
    """Join with a nickname, and the passcode if the session needs one.

    `k` is the join link's; the header `Join-Key` does as well.
    """

    nickname: Nickname
    passcode: str | None = Field(default=None, max_length=100)
    k: str | None = Field(default=None, max_length=100)
