"""Whoever acts: one type for presenters and participants."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["presenter", "participant"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody whose token was verified and who exists.

    `id` is a user's id for a presenter and a participant's id for a participant, who acts in
    `session_id` alone, in a seat taken at `joined_at`.
    """

    id: str
    role: Role
    nickname: str
    session_id: str | None = None
    joined_at: datetime | None = None

    @property
    def is_presenter(self) -> bool:
        """Whether this is a signed-in user."""
        return self.role == "presenter"
