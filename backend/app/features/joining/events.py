"""`joined_session`: its own fields, and those that features add."""

from collections.abc import Iterable, Sequence
from inspect import getdoc
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, create_model

from app.core.clock import UtcTime
from app.core.schemas import Event
from app.features.event_log.views import LoggedEvent
from app.features.joining.views import Me
from app.realtime.snapshot import Nothing, Part

T = TypeVar("T", bound=BaseModel)


class JoinedSession(Event):
    """The room at position `seq`; everything behind it follows as events.

    `token` is that of a seat that was taken by this socket: with it one comes back to the seat.
    `events`, `head` and `more` answer a given `since`, and are left out without one. A `head` below
    `since`, or another `epoch` than before, means that the database was restored: what was known of
    the room is no longer true, and this stands in place of it.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    name: ClassVar[str] = "joined_session"
    me: Me
    participant_count: int
    seq: int
    epoch: str
    token: str | None = None
    expires_at: UtcTime | None = None
    events: list[LoggedEvent] | None = None
    head: int | None = None
    more: bool | None = None


def joined_session(parts: Sequence[Part]) -> type[JoinedSession]:
    """Return the event's schema with the fields and descriptions of all parts."""
    me = _with_all(Me, [part.own_form for part in parts])
    return _with_all(JoinedSession, [part.form for part in parts], me=(me, ...))


def _with_all(form: type[T], added: Iterable[type[BaseModel]], **fields: Any) -> type[T]:
    """Return `form` with the fields of the `added` ones; its own configuration applies."""
    more = [one for one in added if one is not Nothing]
    said = "\n".join(getdoc(one) or "" for one in more)
    bases: tuple[Any, ...] = (*reversed(more), form)  # the last one's fields come first
    doc = f"{getdoc(form)}\n\n{said}"
    return create_model(form.__name__, __base__=bases, __doc__=doc, **fields)
