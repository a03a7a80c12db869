"""What hosts may ask about people."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.core.names import Nickname, PresenterName
from app.core.schemas import Command

Only = Literal["all", "present", "muted", "written"]


@dataclass(frozen=True, slots=True)
class FindPeople:
    """At most `limit` people whose nicknames have `text` in them, and who are as `only` says.

    `behind` is a position in the list: when somebody joined, and their id.
    """

    text: str
    only: Only
    behind: tuple[datetime, str] | None
    limit: int


class RenameParticipant(Command):
    """Call a participant something else."""

    nickname: Nickname


class RenamePresenter(Command):
    """Call oneself something else, as an account and in one's sessions."""

    name: PresenterName
