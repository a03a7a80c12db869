"""Base classes of the wire: commands come in; views, acks and events go out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from app.core.audience import EVERYONE, Audience


class Command(BaseModel):
    """A client's request to change something; unknown fields and wrong types are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class View(BaseModel):
    """Data that a reader may see."""

    model_config = ConfigDict(
        from_attributes=True, frozen=True, json_schema_serialization_defaults_required=True
    )

    def wire(self) -> dict[str, Any]:
        """Return the JSON object that is sent."""
        return self.model_dump(mode="json")


class Ack(View):
    """The answer to a command that succeeded."""

    ok: Literal[True] = True


class Event(View):
    """Something that happened, sent to members under `name`."""

    name: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An event whose payload is serialised once for many receivers."""

    name: str
    payload: dict[str, Any]

    def wire(self) -> dict[str, Any]:
        """Return the JSON object that is sent."""
        return self.payload


class SessionEvent(Event):
    """An event in the session's log; positions `seq` have no gaps.

    Only `audience` sees events of this type, unless `record` is called with another audience.
    `hidden_topics` name the lists that hosts read again if the event is hidden from them.
    """

    audience: ClassVar[Audience] = EVERYONE
    hidden_topics: ClassVar[tuple[str, ...]] = ()
    seq: int


# Builds an event from its position in the log.
EventFactory = Callable[[int], SessionEvent]
