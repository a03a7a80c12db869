"""What is stored of one person: each feature exports and erases its own part of it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.schemas import EventFactory
from app.storage.models import LiveSession


@dataclass(frozen=True, slots=True)
class Erasure:
    """A participant who takes their data back; the session's row is locked until commit.

    By `cut_by` no worker has a socket of theirs any more.
    """

    session: LiveSession
    participant_id: str
    cut_by: datetime


# Takes every word and name of theirs out of what a feature has stored. The answer makes the events
# that tell the members of it, each of its position in the log.
Erase = Callable[[AsyncSession, Erasure], Awaitable[Sequence[EventFactory]]]

OfParticipant = Callable[[AsyncSession, str, str], Awaitable[Any]]
OfPresenter = Callable[[AsyncSession, str], Awaitable[Mapping[str, Any]]]
OfAccount = Callable[[AsyncSession, str], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Export:
    """One field of the documents in which people take their data along.

    Attributes:
        name: the field's.
        form: the type of its value, for the API's contract.
        of_participant: reads the value by the ids of a session and of a participant in it; None
            if participants are shown no such field.
        of_presenter: reads, by a user's id, the value of each session that they own, under the
            session's id; None if a presenter's sessions have no such field.
        of_account: reads the value beside the sessions by a user's id; None if there is no such
            field.
    """

    name: str
    form: Any
    of_participant: OfParticipant | None = None
    of_presenter: OfPresenter | None = None
    of_account: OfAccount | None = None
