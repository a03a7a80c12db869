"""The four vocabularies of the wire: commands come in; views, acks and events go out."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict


class Command(BaseModel):
    """An order from a client. Unknown fields and wrong types are refused, never guessed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class View(BaseModel):
    """What a reader may see."""

    model_config = ConfigDict(
        from_attributes=True, frozen=True, json_schema_serialization_defaults_required=True
    )

    def wire(self) -> dict[str, Any]:
        """The JSON object that goes out."""
        return self.model_dump(mode="json")


class Ack(View):
    """The answer to a command that was carried out."""

    ok: Literal[True] = True


class Event(View):
    """A fact, told to the members of a live session under `name`."""

    name: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An event whose payload is ready: what is the same for many was made once."""

    name: str
    payload: dict[str, Any]

    def wire(self) -> dict[str, Any]:
        """The JSON object that goes out."""
        return self.payload


class SessionEvent(Event):
    """A fact in the log of a live session; `seq` is its gapless position there."""

    seq: int
