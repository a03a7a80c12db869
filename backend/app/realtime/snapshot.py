"""A part of `joined_session`: what one feature shows of a live session to members who enter."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.fact import Fact
from app.core.schemas import View
from app.realtime.context import WorkerContext
from app.storage.models import LiveSession

Shown = Mapping[str, Any]  # what a snapshot knows of a session, by field, ready for JSON
Change = Callable[[Shown, Mapping[str, Any]], Shown]


@dataclass(frozen=True, slots=True)
class Entering:
    """Actors who enter a session at the same time, and its state, which is the same for all."""

    context: WorkerContext
    session_id: str
    shown: Shown
    actors: Sequence[Actor]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What one feature adds to `joined_session`, and how its facts change what is shown there.

    What is the same for everybody is read and encoded once while a room is open. Every fact that
    the room receives then changes it in memory.

    Attributes:
        form: the fields that everybody sees. Its docstring becomes part of the contract.
        read: reads these fields of a stored session, as they are at its `last_seq`. Other fields
            that it returns are for `changes` and `own`, and are sent to nobody.
        changes: by a fact's name, a function of what is shown and the fact's data. It returns the
            fields that change, which may be those of the features below.
        rereads: names of facts that do not say what they change. They cause another `read`.
        totals: in place of `read`, the fields of `form` that are counted outside of the log. They
            are asked for everybody who enters.
        each: makes the fields of `form` for one actor, of what `read` and `changes` keep. It is
            called for everybody who enters, by the hundred, and asks no database: it returns None
            if `together` must.
        together: makes these fields for all who enter at the same time, in the order of the
            actors. The database session is that of all parts.
        own_form: the fields that are added to `me`.
        own: returns these fields for one actor.
        latest: makes the fact that would tell the same at a position. It stands in the room's
            `latest` until the room receives one.
    """

    form: type[View] = View
    read: Callable[[AsyncSession, LiveSession], Awaitable[Shown]] | None = None
    changes: Mapping[str, Change] = field(default_factory=dict)
    rereads: Collection[str] = ()
    totals: Callable[[WorkerContext, str], Awaitable[Shown]] | None = None
    each: Callable[[WorkerContext, str, Shown, Actor], Awaitable[Shown | None]] | None = None
    together: Callable[[AsyncSession, Entering], Awaitable[Sequence[Shown]]] | None = None
    own_form: type[View] = View
    own: Callable[[Shown, Actor], Shown] | None = None
    latest: Callable[[Shown, int], Fact] | None = None
